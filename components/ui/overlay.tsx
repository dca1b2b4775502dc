/**
 * The veil behind a dialog. Radix' own locks scrolling with a style element, which the content security
 * policy refuses; this one only keeps fingers from scrolling the page.
 */
export const Overlay = () => <div aria-hidden className="bg-overlay fixed inset-0 z-40 touch-none" />;
