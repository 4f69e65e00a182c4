/** Starts the page: the worker, what is known of it, what is shown. */
import { mount } from 'svelte';
import { connect } from './client/client.ts';
import { makeWorker } from './client/worker.ts';
import Page from './pages/Page.svelte';
import { BrowserAddress } from './state/address.ts';
import { App } from './state/app.svelte.ts';
import { Theme } from './state/theme.svelte.ts';
import './styles/tokens.css';
import './styles/base.css';

const address = new BrowserAddress(window);
const storage = localStorageOrNull();
const app = new App(connect(makeWorker), address, storage);
const theme = new Theme(document.documentElement, storage);

mount(Page, { target: document.body, props: { app, address, theme } });

/** Null where the browser is set to allow this site no storage. */
function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
