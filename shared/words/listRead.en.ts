/** Why a person should look at a name that was read out of a list, and how the list is told on a terminal. */
import { countryName } from '../countries.ts'

const named = (codes: readonly string[]): string =>
  codes.map(code => countryName(code, 'en')).join(', ') || 'none that is known'

/** Each is a whole sentence; an entry may have several of them. */
export const listDoubts = {
  swapped: 'The name and the country had changed places.',
  misspelt: (written: string, code: string) =>
    `The country was written “${written}” and read as ${countryName(code, 'en')}.`,
  unclear: (written: string, codes: readonly string[]) =>
    codes.length === 0
      ? `“${written}” is no country that is known here, so none was put in.`
      : `“${written}” leaves open which country it is (perhaps ${named(codes)}), so none was put in.`,
  withoutCode: (written: string) => `“${written}” has no code in ISO 3166-1, so no country was put in.`,
  noCountry: (written: string) => `“${written}” is no country, so none was put in.`,
  several: (written: string) => `“${written}” names more than one country, so none was put in.`,
  otherCountry: (inName: string, inCell: string) =>
    `The name says ${countryName(inName, 'en')}, the list says ${countryName(inCell, 'en')}.`,
  stateOrCountry: 'Georgia may be the country or the state of that name.',
  person: 'This was taken for a person; it may be an organisation.',
  organisationAmongPeople: 'This stands among people and reads like an organisation.',
  personAmongOrganisations: 'This stands among organisations and reads like a person.',
  personSigned: 'This was read as a person who signs for an organisation.',
  long: 'This is long for a name; it may be several, or a sentence.',
  damaged: 'Some letters look damaged, as when a file was read in the wrong encoding.',
  separatorInside: 'What separates the cells stood inside this name.',
  joinedCell: 'The lines of this name were joined.',
  namesInRow: 'Several names stood in one line; they were taken apart.',
  continued: 'A row without anything else was read as the end of the name above it.',
}

/** The readable preview of a list on a terminal. */
export const listWords = {
  noGroup: 'No group',
  names: (organisations: number, individuals: number) =>
    `${organisations} ${organisations === 1 ? 'organisation' : 'organisations'}, ${individuals} ${
      individuals === 1 ? 'individual' : 'individuals'
    }`,
  look: 'Look at this:',
  duplicates: 'Perhaps the same:',
  setAside: 'Set aside:',
  none: 'No list of signatories was found. Put the names below a heading such as “Signatories”, or in a file of their own.',
}
