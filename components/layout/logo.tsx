/** The mark of Gatehouse: a gate between two towers. */
export const Logo = ({ className }: { className?: string }) => (
  <svg
    aria-hidden
    viewBox="0 0 24 24"
    className={className}
    fill="none"
    stroke="currentColor"
    strokeWidth={2}
  >
    <path d="M3 21V5h4v3h10V5h4v16" strokeLinejoin="round" />
    <path d="M8 21v-5a4 4 0 0 1 8 0v5" />
    <path d="M2 21h20" strokeLinecap="round" />
  </svg>
);
