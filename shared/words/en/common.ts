/** Words that many screens share. */

/** A number with its noun: `count(1, 'ask', 'asks')`. */
export const count = (n: number, one: string, many: string): string =>
  `${new Intl.NumberFormat('en').format(n)} ${n === 1 ? one : many}`

const VERBS_SAID = {
  delete: 'Delete',
  replace: 'Replace',
  insert: 'Insert',
  amend: 'Amend',
  move: 'Move',
  define: 'Define',
  narrow: 'Narrow',
  limit: 'Limit',
  mainstream: 'Mainstream',
  retain: 'Retain',
  welcome: 'Welcome',
  oppose: 'Oppose',
  clarify: 'Clarify',
  reject: 'Reject',
} as const
const VERBS: Readonly<Record<string, string>> = VERBS_SAID

export const common = {
  product: 'Undersigned',
  acts: {
    leave: 'Leave it as it is',
    close: 'Close',
    undo: 'Undo',
    tryAgain: 'Try again',
    save: 'Save',
    change: 'Change',
    copy: 'Copy',
    copied: 'Copied',
    more: 'More',
    column: 'What you can do',
    export: 'Export',
  },
  states: {
    loading: 'Loading…',
    saved: 'Saved.',
  },
  errors: {
    unreachable:
      'The server cannot be reached from here just now. Nothing was changed; check the connection and try again.',
    unexpected: 'Something unexpected happened on this screen. Nothing was changed; please try again.',
    nothingHere: 'There is nothing at this address',
    nothingHereHint: 'It may have been moved or removed, or it is not yours to see.',
    toTheBeginning: 'Go to your coalitions',
    missing: 'This is needed.',
    screenFailed: 'This screen stopped working',
    screenFailedHint: 'What was saved is safe on the server. Load the page again to go on.',
    loadAgain: 'Load the page again',
  },
  screen: {
    skip: 'Skip to the content',
    trail: 'Where you are',
    home: 'All your coalitions',
    places: 'In this coalition',
    statements: 'Statements',
    asks: 'Asks',
    processes: 'Processes',
    people: 'People and organisations',
    audit: 'Audit log',
    account: 'Your account',
    versions: 'Versions',
    compare: 'Compare',
  },
  keys: {
    title: 'Keys on this screen',
    list: 'Show this list',
  },
  roles: {
    coordinator: 'Coordinator',
    drafter: 'Drafter',
    reviewer: 'Reviewer',
    observer: 'Observer',
  },
  rolesMay: {
    coordinator: 'runs the coalition: people, freezing, sign-ons, the audit log',
    drafter: 'writes statements and asks',
    reviewer: 'reads, comments and suggests, without writing',
    observer: 'only reads; no copy is ever kept on their device',
  },
  kinds: {
    'joint-letter': 'Joint letter',
    'oral-statement': 'Oral statement',
    submission: 'Written submission',
    'guidance-note': 'Guidance note',
    report: 'Report',
  },
  verbs: VERBS_SAID,
  /** A verb as the register has it; one that this version does not know stands as it is. */
  verbOf: (verb: string): string => VERBS[verb] ?? verb,
  exports: {
    making: 'The file is being made …',
    made: 'The file is made and saved where your browser keeps its downloads.',
  },
  formats: {
    docx: 'Word (.docx)',
    odt: 'OpenDocument (.odt)',
    pdf: 'PDF, to print or send (.pdf)',
    md: 'Markdown (.md)',
    txt: 'Plain text (.txt)',
    html: 'Web page (.html)',
    json: 'Undersigned (.json)',
    csv: 'Table (.csv)',
  },
  time: {
    in: (zone: string) => `${zone} time`,
    yours: (time: string) => `${time} your time`,
    remaining: (span: string) => `in ${span}`,
    past: (span: string) => `${span} ago`,
    days: (days: number, hours: number) =>
      hours === 0 ? `${days}\u00a0d` : `${days}\u00a0d ${hours}\u00a0h`,
    hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
    minutes: (minutes: number) => `${minutes} min`,
    lessThanAMinute: 'less than a minute',
  },
  letter: {
    untitled: 'Without a title',
    notes: 'Notes',
    signatories: 'Signatories',
    note: (number: number) => `Note ${number}`,
    backToText: 'Back to the text',
    boundList: 'The list of the sign-on stands here.',
  },
  hash: {
    label: 'SHA-256',
    copy: 'Copy the whole hash',
  },
}
