/** The language of a statement: common ones by name, any other by its code. */
import { useState } from 'react'
import { language as languageForm } from '../../shared/contract/statements.ts'
import { directionOf } from '../../shared/formats/language.ts'
import { Select, TextField } from '../parts/Field.tsx'
import { words } from '../words.ts'

/** The six of the United Nations first, then others that coalitions write in. */
const COMMON = [
  'en',
  'fr',
  'es',
  'ar',
  'ru',
  'zh',
  'pt',
  'de',
  'it',
  'fa',
  'he',
  'ur',
  'hi',
  'id',
  'ja',
  'ko',
  'sw',
  'th',
  'tr',
  'uk',
  'vi',
]
const OTHER = 'other'

export type LanguageAndDirection = { language: string; direction: 'ltr' | 'rtl' }

/** Whether a code is one that the server takes. */
export const isLanguage = (code: string): boolean => languageForm.safeParse(code).success

/** The language with its direction, which follows it until somebody says otherwise. */
export function LanguageFields({
  value,
  onChange,
}: {
  value: LanguageAndDirection
  onChange: (value: LanguageAndDirection) => void
}) {
  return (
    <div className="beside">
      <LanguageChoice
        value={value.language}
        onChoice={language => onChange({ language, direction: directionOf(language) })}
      />
      <Select
        label={words.statements.direction}
        value={value.direction}
        choices={[
          { value: 'ltr', says: words.statements.ltr },
          { value: 'rtl', says: words.statements.rtl },
        ]}
        onChoice={direction => onChange({ ...value, direction })}
      />
    </div>
  )
}

/** The language alone: a list, and a field where it is none of those. */
export function LanguageChoice({ value, onChoice }: { value: string; onChoice: (language: string) => void }) {
  const [offered] = useState(() => withRegional(value))
  const [other, setOther] = useState(!offered.includes(value))
  return (
    <>
      <Select
        label={words.statements.language}
        value={other ? OTHER : value}
        choices={[
          ...offered.map(code => ({ value: code, says: nameOf(code) })),
          { value: OTHER, says: words.statements.otherLanguage },
        ]}
        onChoice={code => {
          setOther(code === OTHER)
          if (code !== OTHER) onChoice(code)
        }}
      />
      {other && (
        <TextField
          label={words.statements.languageCode}
          hint={words.statements.languageHint}
          error={isLanguage(value) ? null : words.statements.languageWrong}
          value={value}
          dir="ltr"
          onText={onChoice}
        />
      )}
    </>
  )
}

/** The common ones, and before its language the one of a region that a file came with, such as `en-US`. */
function withRegional(code: string): string[] {
  const at = COMMON.indexOf(code.split('-')[0] ?? '')
  if (at === -1 || COMMON.includes(code) || !isLanguage(code)) return COMMON
  return COMMON.toSpliced(at, 0, code)
}

/** A language's own name, with the English one where the two differ. */
function nameOf(code: string): string {
  const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  const english = new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
  return own.toLowerCase() === english.toLowerCase() ? english : `${own} · ${english}`
}
