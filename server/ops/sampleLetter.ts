/** The sample's texts: an invented treaty, invented organisations, and a letter in two versions. */

export const SAMPLE_COALITION = { name: 'Open Harbours (sample)', slug: 'open-harbours-sample' }

export const SAMPLE_ORGANISATIONS = [
  { name: 'Harbour Watch International', country: 'CH', domains: ['harbourwatch.example'] },
  { name: 'Quay Rights Network (QRN)', country: 'KE', domains: ['quayrights.example'] },
  { name: 'Asociación Puertos Abiertos', otherNames: ['Open Ports Association'], country: 'PE' },
  { name: 'Lighthouse Keepers’ Union', country: 'IE' },
  { name: 'مرصد الموانئ الحرة', otherNames: ['Free Ports Observatory'], country: 'TN' },
  { name: 'Tidewater Law Clinic', country: 'ZA' },
]

export const SAMPLE_TITLE = 'Joint letter on the draft Convention on Harbour Data'

/** What the second version says differently of the first, as pairs of old and new words. */
export const SAMPLE_CHANGES: readonly (readonly [string, string])[] = [
  ['is due to be finished by the spring', 'is due to be finished at the concluding session in March'],
  [
    'Narrow Article 4 to vessels that carry passengers',
    'Narrow Article 4 to vessels that carry passengers, and name the registers it covers',
  ],
]

export const SAMPLE_LETTER = `We, the undersigned organisations, write to all delegations ahead of the third session of the Harbour Committee. The draft Convention on Harbour Data, which is due to be finished by the spring, decides who may read the logs of every ship, crane and gate in the ports of its parties. The people who work in those ports were not asked.

We support a treaty that makes ports safer. The present draft[^1] does not: it collects more than any harbour needs, keeps it longer than any court would allow, and hands it on without telling anyone.

## What worries us

We are particularly concerned that the draft:

- lets any authority of a party read harbour logs without a judge, for purposes that Article 4 leaves open;
- treats dock workers' shift records as cargo data, so that Article 9 applies to them;
- has no rule on how long records are kept, and none on deleting them.

## What we ask

Therefore, we call on all delegations to:

- Narrow Article 4 to vessels that carry passengers;
- Delete Article 9, paragraph 2, on the exchange of shift records;
- Insert in Article 12 that a judge of the requested party decides before any record is handed over;
- Limit the time for which records are kept under Article 15 to ninety days.

Unless these four points are met, we ask delegations to reject the draft as a whole.

> Nobody should have to choose between working in a port and keeping a private life.

[^1]: Draft of the Convention on Harbour Data, revised text of 4 November 2026, HC/3/L.2.
`

/** Who has signed the sample, and how far each signature has come. Nobody at these addresses exists. */
export const SAMPLE_SIGNED = [
  ...[
    'Harbour Watch International',
    'Quay Rights Network (QRN)',
    'Asociación Puertos Abiertos',
    'مرصد الموانئ الحرة',
  ].map((name, at) => ({
    kind: 'organisation' as const,
    name,
    signatory: 'A. Sample',
    address: `sample${at}@undersigned.invalid`,
    upTo: 'accepted' as const,
  })),
  {
    kind: 'organisation' as const,
    name: 'Lighthouse Keepers Union',
    signatory: 'B. Sample',
    address: 'sample5@undersigned.invalid',
    upTo: 'confirmed' as const,
  },
  {
    kind: 'organisation' as const,
    name: 'Breakwater Collective',
    signatory: 'C. Sample',
    address: 'sample6@undersigned.invalid',
    upTo: 'confirmed' as const,
  },
  {
    kind: 'individual' as const,
    name: 'Prof. Ada Lockgate',
    signatory: 'Prof. Ada Lockgate',
    address: 'sample7@undersigned.invalid',
    upTo: 'accepted' as const,
  },
]
