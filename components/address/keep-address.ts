/** The address that was chosen last and that the router has not drawn yet. */
let chosen: URL | null = null;

/** The query of the address, also while the router is still drawing it. */
export const readSearch = (): URLSearchParams => new URLSearchParams((chosen ?? location).search);

/** From here until `settleAddress` nothing takes the address of this page back to an earlier one. */
export const chooseAddress = (address: URL): void => {
  chosen = address;
};

/** The router has drawn what was chosen, or went elsewhere. */
export const settleAddress = (): void => {
  chosen = null;
};

/**
 * Next writes an address to the history again when its page is drawn, which on a busy machine is later
 * than the next choice: the older address would then stand over the newer one, and a filter just
 * cleared would return. Such a write keeps the state of the router and leaves the address.
 */
export function keepChosenAddress(): () => void {
  const replaceState = history.replaceState.bind(history);
  history.replaceState = (state, unused, url) => {
    const isOlder = chosen !== null && Boolean(url) && isSamePage(new URL(url!, location.href), chosen);
    replaceState(state, unused, isOlder ? chosen : url);
  };
  addEventListener('popstate', settleAddress);
  return () => removeEventListener('popstate', settleAddress);
}

const isSamePage = (left: URL, right: URL) =>
  left.origin === right.origin && left.pathname === right.pathname;
