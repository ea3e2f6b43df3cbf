/** The letter of the story, as somebody's file: an invented treaty, and organisations that nobody has heard of. */

export const TITLE = 'Joint letter on the draft Convention on Harbour Data'

export const FILE = {
  name: 'letter.md',
  mimeType: 'text/markdown',
  buffer: Buffer.from(`# ${TITLE}

We, the undersigned organisations, write to the Harbour Committee.

The draft of November[^1] keeps more than any port needs.

## Our concerns

We are particularly concerned that the draft:

- lets any port keep the names of seafarers for ever;
- opens the logs of cranes and gates to whoever asks for them.

## Our asks

Therefore, we call on all delegations to:

- Delete Article 12 on the names of seafarers;
- Narrow Article 14 to what a port needs to berth a ship.

Article 20 should say who pays for mistakes.

We thank the Committee for its time.

## Submitted by organisations accredited to the Harbour Committee

Seafarers’ Privacy League

Quay Workers United

[^1]: Draft of the Convention on Harbour Data, HC/4/L.7.
`),
}

export type Signer = { name: string; signatory: string; address: string }

export const SIGNERS: readonly [Signer, Signer, Signer] = [
  { name: 'Seafarers’ Privacy League', signatory: 'Wanjiru Maina', address: 'wanjiru@seafarers.example' },
  { name: 'Quay Workers United', signatory: 'Tomás Vega', address: 'tomas@quayworkers.example' },
  { name: 'Lighthouse Archive', signatory: 'Sigrid Dahl', address: 'sigrid@lighthouse.example' },
]
