/** An ask's wording in the register and in a letter: when they say the same. */
import { describe, expect, it } from 'vitest'
import { saysWording } from '../../shared/asks/wordings.ts'

const DELETE = 'Delete Article 12.'

describe('a block and the wording of an ask', () => {
  it.each([
    ['the same words', DELETE, DELETE, true],
    ['other blanks and the sign that ends a point', 'Delete  Article 12;  and', 'Delete Article 12', true],
    ['one sentence of a paragraph', `The text is too broad. ${DELETE} It serves nobody.`, DELETE, true],
    ['two sentences of it', `First. ${DELETE} It serves nobody. Last.`, `${DELETE} It serves nobody.`, true],
    ['a sentence that begins alike', 'Delete Article 12 and Article 13.', 'Delete Article 12', false],
    ['a sentence that says the contrary', 'Do not delete Article 12.', 'delete Article 12.', false],
    [
      'two sentences with another between',
      `${DELETE} Not yet. It serves nobody.`,
      `${DELETE} It serves nobody.`,
      false,
    ],
    ['a wording of more sentences than it has', DELETE, `${DELETE} It serves nobody.`, false],
    ['a full stop behind a short word', 'Delete Art. 12 and thank us. Go.', 'Delete Art.', false],
  ])('[ASK-12] %s', (_, block, wording, says) => {
    expect(saysWording(block, wording)).toBe(says)
  })
})
