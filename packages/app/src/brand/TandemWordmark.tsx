/** The name, drawn with one pen: x-height 10, ascenders from 2 to 20. */
export function TandemWordmark() {
  return (
    <svg
      viewBox="0 0 98 22"
      height="1.1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M6 4v12.2a3.2 3.2 0 0 0 4 3.1M2.5 9h7" />
      <path d="M25 9v10.4M25 14.2a5.2 5.2 0 1 1-10.4 0 5.2 5.2 0 0 1 10.4 0" />
      <path d="M31.5 19.4V9M31.5 13.6a4.6 4.6 0 0 1 9.2 0v5.8" />
      <path d="M57 2v17.4M57 14.2a5.2 5.2 0 1 1-10.4 0 5.2 5.2 0 0 1 10.4 0" />
      <path d="M63 14.2h10.2a5.1 5.1 0 1 0-1.8 4" />
      <path d="M79 19.4V9M79 13a4 4 0 0 1 8 0v6.4M87 13a4 4 0 0 1 8 0v6.4" />
    </svg>
  );
}
