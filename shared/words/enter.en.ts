/** The words of the page behind a one-time link. */
import type { Role } from '../roles.ts'

const AS: Record<Role, string> = {
  coordinator: 'a coordinator',
  drafter: 'a drafter, who writes',
  reviewer: 'a reviewer, who comments and suggests',
  observer: 'an observer, who reads',
}

export const enterWords = {
  title: 'Undersigned',
  operatorIntro:
    'Whoever presses this button becomes the operator of this server and can found the first coalition. The link works once.',
  operatorButton: 'Become the operator',
  signInIntro:
    'You asked to sign in on this device. The link works once, and only when the button is pressed.',
  signInButton: 'Sign in on this device',
  invitationIntro: (inviter: string, coalition: string, role: Role) =>
    `${inviter === '' ? 'You are invited' : `${inviter} invites you`} to ${coalition} as ${AS[role]}. Nothing happens until you press the button.`,
  invitationButton: 'Accept and sign in',
  nameLabel: 'Your name, as your colleagues know it',
  addressLabel: 'Your mail address',
  nameMissing: 'Please type your name.',
  addressWrong: 'Please type a mail address, such as amina@example.org.',
  deadTitle: 'This link no longer works',
  deadNext: 'Go to the first page to ask for a new one',
}
