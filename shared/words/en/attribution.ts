/** Which organisation wrote which words: turning it on, being told, and reading it in a comparison. */

export const attribution = {
  told: 'Coordinators can see which organisation wrote which words.',
  /** What opens the question whether to turn it on. */
  turnOn: 'Show coordinators who wrote what',
  title: 'Let coordinators see which organisation wrote which words?',
  shows:
    'Where two texts of a letter are compared, coordinators then see which organisation changed what from now on. What was written before stays unnamed.',
  limits:
    'Persons are never named. Nothing of it stands in a file or on a public page, and unattributed reports stay without it.',
  seen: 'Every member reads on the letter that this is on.',
  turnOnAct: 'Let coordinators see it',
  turnedOn: 'Coordinators can see now which organisation wrote which words. Members are told on the letter.',
  turnOff: 'No longer show who wrote what',
  turnedOff: 'Nobody can see any more which organisation wrote which words.',

  show: 'Show which organisation changed what',
  hint: 'Only coordinators see this. It is not printed and stands in no download.',
  working: 'Reading the history of the text…',
  by: (names: readonly string[]) => (names.length > 1 ? `several: ${names.join(', ')}` : (names[0] ?? '')),
  shapedBy: (names: readonly string[]) =>
    names.length > 1 ? `Changed by several: ${names.join(', ')}` : `Changed by ${names[0] ?? ''}`,
}
