/** Read by the Svelte plugin of Vite, by svelte-check and by ESLint. */
export default {
  compilerOptions: { runes: true },
};
