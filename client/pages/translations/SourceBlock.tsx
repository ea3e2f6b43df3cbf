/** What the source says of one block of a translation, what changed in it, and how the block stands to it. */
import { useEffect, useMemo, useState } from 'react'
import type { Word } from '../../../shared/compare/comparison.ts'
import { linkBlock } from '../../../shared/contract/translations.ts'
import { noteNumbers } from '../../../shared/formats/text.ts'
import { textOf } from '../../../shared/statement/text.ts'
import type { Inline, TextBlock } from '../../../shared/statement/tree.ts'
import { type BlockStanding, wordBlocks } from '../../../shared/translation/standings.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Select } from '../../parts/Field.tsx'
import { Words } from '../../parts/Letter.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { words } from '../../words.ts'
import { ChangedWords } from '../compare/ChangedWords.tsx'
import { docOf } from '../docOf.ts'
import type { Made } from './useStandings.ts'

type Props = {
  statement: string
  made: Made
  current: BlockStanding
  mayWrite: boolean
  /** The blocks of the source that nothing here says: they are offered first. */
  lacking: readonly string[]
  renewing: boolean
  onRenew: () => void
}

export function SourceBlock({ statement, made, current, mayWrite, lacking, renewing, onRenew }: Props) {
  const says = words.translations
  const body = useMemo(() => docOf(made.body), [made.body])
  const source = useMemo(
    () => wordBlocks(body).find(({ attrs }) => attrs.id === current.sourceBlock),
    [body, current.sourceBlock],
  )
  const { standing, block } = current
  const renews = mayWrite && (standing === 'changed' || standing === 'untranslated')
  return (
    <div className="source-block">
      <p className={`source-standing stands ${standing}`}>{says.standing[standing]}</p>
      {source && <Source made={made} source={source} current={current} />}
      {standing === 'gone' && <p className="hint">{says.gone}</p>}
      {standing === 'unlinked' && <p className="hint">{says.unlinked}</p>}
      {renews && (
        <Button busy={renewing} onClick={onRenew}>
          {says.renew}
        </Button>
      )}
      {mayWrite && (standing === 'gone' || standing === 'unlinked') && (
        <LinkFields {...{ statement, made, block, lacking }} gone={standing === 'gone'} />
      )}
    </div>
  )
}

function Source({ made, source, current }: { made: Made; source: TextBlock; current: BlockStanding }) {
  const changes = useChanges(made, source, current)
  const numbers = useMemo(() => noteNumbers(docOf(made.body)), [made.body])
  const { language, direction } = made.source
  const own = 'lang' in source.attrs ? { lang: source.attrs.lang ?? language } : { lang: language }
  return (
    <blockquote
      className="source-words letter"
      {...own}
      dir={direction}
      aria-label={changes ? words.translations.changed : words.translations.source}
    >
      <p dir="auto">
        {changes ? (
          <ChangedWords words={changes} />
        ) : (
          <Words content={source.content} numbers={numbers} anchors={false} />
        )}
      </p>
    </blockquote>
  )
}

/** Word by word, what changed since the block was renewed; null while, and where, it is not known. */
function useChanges(made: Made, source: TextBlock, { block, standing }: BlockStanding): Word[] | null {
  const [changes, setChanges] = useState<Word[] | null>(null)
  const link = made.links.find(one => one.block === block)
  const was = made.was.find(one => one.sourceBlock === source.attrs.id && one.sourceHash === link?.sourceHash)
  const { language } = made.source
  useEffect(() => {
    setChanges(null)
    if (standing !== 'changed' || !was) return
    let wanted = true
    void import('../../../shared/compare/words.ts').then(({ compareWords }) => {
      const unit = (inline: readonly Inline[]) => [{ inline: [...inline], lang: null }]
      // The server read it out of a frozen letter.
      const old = unit(was.content as Inline[])
      const found = compareWords(old, unit(source.content ?? []), language, { old: NAMES, now: NAMES })
      if (wanted) setChanges(found.words)
    })
    return () => {
      wanted = false
    }
  }, [was, source, standing, language])
  return changes
}

/** Which note is meant is not what the block says: every note is the same one here. */
const NAMES = { nameOf: () => 'note', numberOf: () => undefined }

type LinkProps = Pick<Props, 'statement' | 'made' | 'lacking'> & { block: string; gone: boolean }

function LinkFields({ statement, made, block, lacking, gone }: LinkProps) {
  const says = words.translations
  const link = useAct(linkBlock)
  const [chosen, setChosen] = useState('')
  const choices = useMemo(() => {
    const all = wordBlocks(docOf(made.body))
    const isLacking = ({ attrs }: TextBlock) => attrs.id !== null && lacking.includes(attrs.id)
    return [...all.filter(isLacking), ...all.filter(one => !isLacking(one))].map(one => ({
      value: one.attrs.id ?? '',
      says: shortened(textOf(one.content)),
    }))
  }, [made.body, lacking])
  const to = (sourceBlock: string | null) => link.mutate({ statement, of: made.of.id, block, sourceBlock })
  return (
    <div className="source-link">
      <Select
        label={says.whichSource}
        value={chosen}
        choices={[{ value: '', says: says.choose }, ...choices]}
        onChoice={setChosen}
      />
      <div className="buttons">
        <Button disabled={chosen === ''} busy={link.isPending} onClick={() => to(chosen)}>
          {says.link}
        </Button>
        {gone && (
          <Button look="quiet" busy={link.isPending} onClick={() => to(null)}>
            {says.unlink}
          </Button>
        )}
      </div>
      {link.error && <Problem error={link.error} />}
    </div>
  )
}

const LONGEST = 80
const shortened = (text: string) =>
  [...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text
