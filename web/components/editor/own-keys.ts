/** Keeps what is typed within an element from being taken for a command to the page. An attachment. */
export function ownKeys(element: HTMLElement): () => void {
  const keep = (event: Event): void => event.stopPropagation();
  element.addEventListener('keydown', keep);
  return () => element.removeEventListener('keydown', keep);
}
