/** Small line pictures for the toolbar, drawn by hand on a grid of sixteen. Each stands beside a spoken name. */
const PATHS: Record<string, string> = {
  superscript: 'M2.5 6.5l5 6M7.5 6.5l-5 6M10.3 3.6c.3-1.4 2.9-1.2 2.7.2-.1.9-2.6 1.9-2.8 3h2.9',
  subscript: 'M2.5 3.5l5 6M7.5 3.5l-5 6M10.3 10.1c.3-1.4 2.9-1.2 2.7.2-.1.9-2.6 1.9-2.8 3h2.9',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11 9M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3L5 7',
  bullets: 'M6.5 4h7M6.5 8h7M6.5 12h7M3 4h.01M3 8h.01M3 12h.01',
  numbers: 'M7 4h6.5M7 8h6.5M7 12h6.5M2.5 3l1-.6V6M2.3 10.6c.3-.8 1.7-.7 1.7.2 0 .7-1.7 1.5-1.7 2.2h1.8',
  quote: 'M3 3v10M6.5 4.5h7M6.5 8h7M6.5 11.5h4.5',
  footnote: 'M2 5h6M2 9h6M2 13h4M11.5 3.4l1.4-.9V7',
  table: 'M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M8 3v10',
  rule: 'M2 8h12M4 4h8M4 12h8',
  signatories: 'M2.5 11.5c2-5 3 1.5 4.3-1s1.6 1.6 3.6-.6M2 14h12M10.5 6.5l3-3.5',
  indent: 'M7 4h6.5M7 8h6.5M7 12h6.5M2 6l2.2 2L2 10',
  outdent: 'M7 4h6.5M7 8h6.5M7 12h6.5M4.2 6L2 8l2.2 2',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6h-7a3.5 3.5 0 0 0 0 7H10',
  ask: 'M3 13V3.5h9.5L10 6.5l2.5 3H3',
  concern: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.4h.01',
  comment: 'M2.5 3h11v7.5H7.5L4.5 13v-2.5h-2z',
  suggestions: 'M3 12.5l1-3L11 2.5l2 2-7 7zM2.5 14h11',
  clear: 'M5 13h8M3.2 9.3l5-6 4.3 3.6-5 6H5.7z',
  outline: 'M2.5 4h11M5 8h8.5M5 12h8.5',
  margin: 'M2.5 3h11v10h-11zM9.5 3v10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  rowAfter: 'M2.5 2.5h11v5h-11zM8 10v4M6 12h4',
  rowBefore: 'M2.5 8.5h11v5h-11zM8 2v4M6 4h4',
  columnAfter: 'M2.5 2.5h5v11h-5zM10 8h4M12 6v4',
  columnBefore: 'M8.5 2.5h5v11h-5zM2 8h4M4 6v4',
  deleteRow: 'M2.5 5.5h11v5h-11zM6 2.2l4 0M6 13.8h4M6.5 6.8l3 2.6M9.5 6.8l-3 2.6',
  deleteColumn: 'M5.5 2.5h5v11h-5zM6.8 6.5l2.6 3M9.4 6.5l-2.6 3',
  deleteTable: 'M2.5 3h11v10h-11zM5.5 5.5l5 5M10.5 5.5l-5 5',
}

export function Icon({ name }: { name: string }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
