/** Another version put up for signing: changes, corrections, and what signers answered. */
import { count } from './common.ts'

export const signonsMoves = {
  title: 'The text that is signed',
  correct: 'Correct the text that was signed',
  closed: 'Signing is closed, so only a correction can be put up. For a change, open signing again first.',
  what: 'What kind of change is it?',
  kinds: {
    substantive: 'A change',
    editorial: 'Only a correction',
  },
  kindHints: {
    substantive:
      'Every signature stays on the version it was made on. Each signer is told by mail, sees the difference from the version they signed, and signs anew, keeps the signature where it is, or withdraws.',
    editorial:
      'A typing mistake, a wrong number, a broken reference. Another coordinator has to agree first. Then signatures count for the corrected text too; each signer sees the difference, and can object in time.',
  },
  see: (from: number, to: number) => `See what differs between versions ${from} and ${to}`,
  reason: 'Why it is only a correction',
  reasonHint: 'For example: “Article 12” was written where Article 14 is meant. Coordinators read it.',
  until: 'Signers can object until',
  alone:
    'You are the only coordinator here, so nobody else can agree that this is only a correction. Name a second coordinator first, or put the version up as a change.',
  waiting: 'Another correction is proposed already. Agree to it or take it back first.',
  proposeAct: (to: number) => `Propose version ${to} as a correction`,
  proposed: 'Proposed. Nothing changes until another coordinator agrees.',
  proposal: (from: number, to: number) => `Version ${to} is proposed as a correction of version ${from}`,
  proposedBy: (name: string) => `Proposed by ${name}`,
  concerns: (n: number) =>
    n === 0
      ? 'No signature would count for it that was made before.'
      : `${count(n, 'signature', 'signatures')} made before would count for the corrected text.`,
  ownProposal: 'Another coordinator has to agree. You proposed it, so you cannot.',
  agree: 'It is only a correction: put it up',
  agreed: (to: number) => `Version ${to} is up for signing. Signers are told by mail.`,
  takeBack: 'Take the proposal back',
  takenBack: 'The proposal was taken back. Nothing was changed.',
  ended: 'Signing closed before anybody agreed.',
  made: (kind: 'substantive' | 'editorial', from: number, to: number) =>
    kind === 'editorial'
      ? `Version ${to} corrected version ${from}`
      : `Version ${to} took the place of version ${from}`,
  notMade: (from: number, to: number) => `Version ${to} was not put up as a correction of version ${from}`,
  agreedBy: (one: string, other: string) => `proposed by ${one}, agreed to by ${other}`,
  movedBy: (name: string) => `by ${name}`,
  objectUntil: 'Signers can object until',
  answers: 'What signers answered',
  answered: {
    hold: (n: number) => `keeps the signature where it is, against version ${n}`,
    object: (n: number) => `objects to the correction in version ${n}`,
  },
}
