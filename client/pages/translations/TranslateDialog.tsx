/** Beginning a translation of a frozen version. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { beginTranslation } from '../../../shared/contract/translations.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import { isLanguage, type LanguageAndDirection, LanguageFields } from '../LanguageFields.tsx'
import { languageName } from './names.ts'

type Props = {
  version: { id: string; number: number; language: string; title: string }
  onLeave: () => void
}

export function TranslateDialog({ version, onLeave }: Props) {
  const says = words.translations
  const [, go] = useLocation()
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const [written, setWritten] = useState<LanguageAndDirection>({
    language: version.language === 'en' ? 'fr' : 'en',
    direction: 'ltr',
  })
  const begin = useAct(beginTranslation, ({ statement }) => go(`/statements/${statement}`))
  const untitled = title.trim() === ''
  return (
    <Dialog
      title={says.beginTitle(version.number)}
      onLeave={onLeave}
      error={begin.error}
      act={{
        says: says.beginAct(languageName(written.language)),
        busy: begin.isPending,
        onAct: () => {
          setTried(true)
          if (!untitled && isLanguage(written.language))
            begin.mutate({ version: version.id, title: title.trim(), ...written })
        },
      }}
    >
      <p>{says.beginHint}</p>
      <LanguageFields value={written} onChange={setWritten} />
      <LongField
        label={says.titleField}
        hint={version.title}
        rows={1}
        value={title}
        onText={text => setTitle(text.replaceAll('\n', ' '))}
        maxLength={500}
        error={tried && untitled ? words.errors.missing : null}
      />
    </Dialog>
  )
}
