/** What comments and suggestions say in the statement's screen, in English. */
import { count } from './en/common.ts'

export const reviewEn = {
  tools: {
    label: 'Comments and suggestions',
    mode: 'What typing does',
    modes: {
      editing: 'Editing',
      suggesting: 'Suggesting',
      reading: 'Reading',
    },
    comment: 'Comment',
    commentHint: 'Comment on the selected words, or on the paragraph',
    commentWhole: 'Comment on the whole letter',
    drawn: 'Show suggestions',
  },

  margin: {
    label: 'Asks, comments and suggestions',
    count: (comments: number, suggestions: number) =>
      [
        comments ? count(comments, 'comment', 'comments') : '',
        suggestions ? count(suggestions, 'suggestion', 'suggestions') : '',
      ]
        .filter(Boolean)
        .join(' · '),
    failed: 'The comments could not be fetched. The letter is not touched by this.',
    gone: (n: number) => count(n, 'passage is gone', 'passages are gone'),
    goneHint: 'These were said of words that the letter no longer has.',
    emptyHint: 'To comment, select words and press Ctrl+Alt+M.',
    nothing: 'Nothing here fits this choice.',
  },

  filter: {
    label: 'Show in the margin',
    open: 'Open',
    all: 'Open and settled',
    settled: 'Settled',
    mine: 'Mine',
    rounds: 'Said in a round',
    round: (version: number) => `Round on version ${version}`,
    organisations: 'By organisation',
    asks: 'By ask',
    ask: (n: number) => `Ask ${n}`,
  },

  who: {
    someone: 'Someone',
    you: 'You',
    guest: 'by link',
    of: (name: string, organisation: string) => (organisation ? `${name} · ${organisation}` : name),
  },

  thread: {
    kind: 'Comment',
    onWhole: 'On the whole letter',
    onBlock: 'On the paragraph',
    onAsk: (n: number | null) => (n === null ? 'On an ask' : `On ask ${n}`),
    onWords: 'On',
    gone: 'The passage is gone. It read:',
    goneAsk: 'The letter no longer carries this ask.',
    answers: (n: number) => count(n, 'answer', 'answers'),
    edited: 'edited',
    removed: 'Taken back by its author.',
    round: (version: number) => `Round on version ${version}`,
    edit: 'Edit',
    remove: 'Take back',
    removedSaid: 'The comment was taken back.',
    settle: 'Settle…',
    reopen: 'Open again',
    settled: 'Settled',
    settledBy: (who: string) => `Settled by ${who}`,
    reopenHint: 'An answer opens this again.',
    goTo: 'Go to the words',
  },

  compose: {
    title: 'New comment',
    label: 'Comment',
    answer: 'Answer',
    placeholder: 'Say what you think. @ names a person or an organisation.',
    answerPlaceholder: 'Answer…',
    hint: (key: string) => `${key} sends it`,
    send: 'Comment',
    sendAnswer: 'Answer',
    save: 'Save',
    leave: 'Cancel',
    editing: 'Edit your comment',
    mentions: 'People and organisations',
  },

  unsent: {
    sending: 'Sending…',
    waiting: 'Not sent yet. It is sent again as soon as the server can be reached.',
    refused: 'This was not taken:',
    again: 'Send again',
    discard: 'Discard',
  },

  settle: {
    title: 'Settle this thread',
    reason: 'Why',
    reasonHint: 'Everyone who reads the statement sees the reason.',
    act: 'Settle',
    disposition: 'What became of it',
    dispositionHint: 'It was said in a round: the table of comments and responses says what became of it.',
    choose: 'Choose one',
  },

  dispositions: {
    accepted: 'Accepted',
    'accepted-in-part': 'Accepted in part',
    declined: 'Declined',
    deferred: 'Deferred',
  },

  suggestion: {
    kind: 'Suggestion',
    insert: 'Insert',
    delete: 'Delete',
    replace: 'Replace',
    form: 'Change the form',
    move: 'Move',
    nothing: '(nothing)',
    standing: {
      clean: 'Fits',
      moved: 'The text moved on; it still fits, as drawn',
      part: 'Only a part still fits',
      met: 'The text already says this',
      conflict: 'The text under it was changed otherwise',
      gone: 'What it changes is gone',
    },
    accept: 'Accept',
    acceptPart: 'Accept what fits',
    compare: 'Compare and decide…',
    decline: 'Decline…',
    defer: 'Put off…',
    withdraw: 'Withdraw',
    discuss: 'Discuss',
    undo: 'Undo this',
    tick: 'Choose, to decide several at once',
    states: {
      open: 'Open',
      accepted: 'Accepted',
      declined: 'Declined',
      deferred: 'Put off',
      withdrawn: 'Withdrawn',
    },
    inPart: 'Accepted in part',
    decidedBy: (state: string, who: string) => `${state} by ${who}`,
    suggestedBy: (who: string) => `Suggested by ${who}`,
    acceptedSaid: (n: number) =>
      n === 1
        ? 'The suggestion is in the text. Everyone sees it now.'
        : `${n} suggestions are in the text. Everyone sees them now.`,
    declinedSaid: (n: number) =>
      n === 1 ? 'The suggestion was declined.' : `${n} suggestions were declined.`,
    deferredSaid: (n: number) => (n === 1 ? 'The suggestion was put off.' : `${n} suggestions were put off.`),
    withdrawnSaid: 'The suggestion was withdrawn.',
    undoneSaid: 'The suggestion is open again.',
    competes: (others: string) => `Competes with ${others}`,
    sideBySide: 'Side by side',
  },

  several: {
    chosen: (n: number) => count(n, 'suggestion chosen', 'suggestions chosen'),
    accept: (n: number) => `Accept ${n}`,
    decline: (n: number) => `Decline ${n}…`,
    defer: (n: number) => `Put off ${n}…`,
    none: 'Choose none',
    refused: (n: number) => `${count(n, 'suggestion was', 'suggestions were')} not accepted:`,
  },

  decide: {
    decline: (n: number) => (n === 1 ? 'Decline the suggestion' : `Decline ${n} suggestions`),
    defer: (n: number) => (n === 1 ? 'Put the suggestion off' : `Put ${n} suggestions off`),
    reason: 'Why',
    reasonHint: 'Whoever suggested it sees the reason.',
    deferHint: 'Until when, or until what is known. Whoever suggested it sees this.',
    actDecline: 'Decline',
    actDefer: 'Put off',
  },

  threeWay: {
    title: 'The text under this suggestion changed',
    was: 'As it was',
    now: 'As it is now',
    says: 'As suggested',
    result: 'The words to put there',
    resultHint: 'Change them by hand where neither is right. Marks stay where words stay.',
    takeSuggested: 'Take the suggested words',
    takeMerged: 'Take both, joined',
    keep: 'Keep the text as it is now',
    act: 'Put these words into the text',
    unchanged: 'This is what the text says already. To leave it so, decline the suggestion.',
    gone: 'What this suggestion changes is no longer in the letter. It can be declined, or made anew elsewhere.',
    whole: 'Nothing of this can be merged word by word; it can be taken as far as it fits.',
    next: (at: number, of: number) => `Change ${at} of ${of}`,
  },

  competing: {
    title: 'Suggestions for the same words',
    lead: 'Accepting one of them places the others anew, or finds that they are met.',
    now: 'The text now',
    accept: (who: string) => `Accept the words of ${who}`,
  },

  arrivals: (comments: number, suggestions: number) =>
    [
      comments ? count(comments, 'new comment', 'new comments') : '',
      suggestions ? count(suggestions, 'new suggestion', 'new suggestions') : '',
    ]
      .filter(Boolean)
      .join(', '),

  drawn: {
    movedAway: 'Suggested: move this elsewhere',
    movesHere: 'Suggested: a block moves here',
    deleted: 'Suggested: delete this',
    form: 'Suggested: another form',
    marks: 'Suggested: other marks on these words',
    inserted: 'Suggested: put this in',
    movedHere: 'Suggested: move this here',
  },

  suggesting: {
    saved: 'Suggestions saved',
    saving: 'Saving suggestions…',
    waiting: 'Suggestions not yet sent. They are kept in this window and sent again.',
    'waiting-kept': 'Suggestions not yet sent. They are kept on this device and sent again.',
    refused: 'Suggestion not taken',
    notTaken: {
      title: 'A suggestion was not taken',
      text: 'It stands only here. Copy its words before you let it go.',
      copy: 'Copy its words',
      copied: 'Copied',
      selected: 'Select the words above and copy them',
      again: 'Send again',
      discard: 'Let it go',
    },
    keep: {
      title: 'Keep unsent suggestions on this device?',
      text: 'If the network fails, what you suggest is then kept here until it is sent, also when you close the window. Whoever can use this device with your account open could read it. It is erased when you sign out.',
    },
  },

  keys: {
    comment: 'Comment on the selected words or the paragraph',
    next: 'To the next comment or suggestion',
    previous: 'To the previous comment or suggestion',
    answer: 'Answer the comment one is at',
    settle: 'Settle the thread one is at, or open it again',
    accept: 'Accept the suggestion one is at',
  },

  nowhere: 'Select words of the letter first, or put the caret in a paragraph.',
} as const
