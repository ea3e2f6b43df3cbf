/** The audit log. */
import type { Act } from '../../audit.ts'
import { count } from './common.ts'

export const audit = {
  title: 'Audit log',
  hint: 'Every act that matters, in order. An entry is never changed or taken out; each one holds the hash of the one before it.',
  whole: (length: number) => `The chain is whole: ${count(length, 'entry', 'entries')}, each one checked.`,
  head: 'Newest hash',
  broken: (at: number) => `The chain is broken at entry ${at}.`,
  brokenHint:
    'Somebody changed what is stored, or a backup was put back in part. Keep a copy of the data as it is, and tell whoever runs the server.',
  number: 'Entry',
  when: 'When',
  who: 'Who',
  what: 'What',
  erased: 'erased person',
  /** Who did an act that nobody did with an account. */
  noAccount: (act: string): string => {
    if (act === 'signature.accepted') return 'the server, by the organisation’s mail domain'
    return act.startsWith('signature.') ? 'a signer, by mail' : 'whoever runs the server, by command'
  },
  older: 'Show older entries',
  beginning: 'This is the beginning of the log.',
  details: 'Details',
  subject: 'about',
  /** What an act is called in a sentence; one that is not known here stands as the log has it. */
  did: (act: string): string => ACTS[act as Act] ?? act,
}

const ACTS: Readonly<Record<Act, string>> = {
  'session.begun': 'Signed in',
  'session.ended': 'Signed out, or ended other sessions',
  'operator.named': 'Became the operator of the server',
  'coalition.founded': 'Founded the coalition',
  'coalition.renamed': 'Renamed the coalition',
  'person.invited': 'Invited a person',
  'invitation.revoked': 'Took an invitation back',
  'person.joined': 'Joined the coalition',
  'person.removed': 'Removed a person',
  'person.renamed': 'Changed their own name',
  'role.changed': 'Changed a role',
  'organisation.entered': 'Entered an organisation in the register',
  'organisation.changed': 'Corrected an organisation of the register',
  'statement.started': 'Started a statement',
  'statement.changed': 'Changed the title, language or addressee of a statement',
  'statement.archived': 'Archived a statement',
  'statement.taken-up': 'Took up an archived statement again',
  'version.frozen': 'Froze a version',
  'version.restored': 'Wrote a version back into the draft',
  'ask.made': 'Made an ask',
  'ask.revised': 'Changed an ask',
  'signon.opened': 'Opened a sign-on',
  'signon.changed': 'Changed the deadline or settings of a sign-on',
  'signon.moved': 'Put another version up for signing',
  'signon.published': 'Published a letter and its list',
  'signon.closed': 'Closed a sign-on',
  'signon.bound': 'Had the signatories of the draft drawn from a sign-on',
  'signon.unbound': 'Let the signatories of the draft stand as text again',
  'signature.made': 'A signature was made; its signer was asked by mail',
  'signature.confirmed': 'A signer confirmed by mail',
  'signature.disowned': 'Somebody said by mail: this wasn’t me',
  'signature.accepted': 'Accepted a signature',
  'signature.declined': 'Declined a signature',
  'signature.reconfirmed': 'A signer reconfirmed on a later version',
  'signature.withdrawn': 'A signer withdrew',
  'signature.given-up': 'A signature lapsed',
  'signature.entered': 'Entered a signature',
  'token.made': 'An API token was made',
  'token.revoked': 'Revoked an API token',
}
