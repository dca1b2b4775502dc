/** Puts the cursor into the page's filter (`data-page-filter`); false when the page has none. */
export function focusPageFilter(): boolean {
  const filter = document.querySelector<HTMLElement>('[data-page-filter]');
  filter?.focus();
  return filter !== null;
}
