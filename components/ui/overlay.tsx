/**
 * The veil behind a dialog. Radix' own locks scrolling with a style element, which the content security
 * policy refuses; here the style sheet does it while `data-scroll-lock` is on the page.
 */
export const Overlay = () => <div aria-hidden data-scroll-lock className="bg-overlay fixed inset-0 z-40" />;
