/** One version to read: the letter as it was frozen, its hash, and the asks it carries. */
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { seeStatement, seeVersion } from '../../shared/contract/statements.ts'
import { useAnswer } from '../data.ts'
import { AskWords } from '../parts/AskWords.tsx'
import { Button, ButtonLink } from '../parts/Button.tsx'
import { Hash } from '../parts/Hash.tsx'
import { Letter } from '../parts/Letter.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Time } from '../parts/Time.tsx'
import { words } from '../words.ts'
import { useCoalitionOf } from './coalition.ts'
import { docOf } from './docOf.ts'
import { CirculateButton } from './rounds/CirculateButton.tsx'
import { OpenSignonDialog } from './signon/OpenDialog.tsx'
import { TranslateDialog } from './translations/TranslateDialog.tsx'
import { StaleMark, TranslatesNote } from './translations/TranslatesNote.tsx'
import { ExportMenu } from './versions/ExportMenu.tsx'

export function VersionPage() {
  const { id, version } = useParams<{ id: string; version: string }>()
  const answer = useAnswer(seeVersion, { version })
  const statement = useAnswer(seeStatement, { statement: id })
  const here = useCoalitionOf(statement.data?.coalition.id)
  const [opening, setOpening] = useState(false)
  const [translating, setTranslating] = useState(false)
  const name = answer.data ? words.statements.numbered(answer.data.number) : words.statements.number
  return (
    <Screen
      title={name}
      coalition={here ?? undefined}
      trail={[
        { says: statement.data?.title ?? '', to: `/statements/${id}` },
        { says: words.screen.versions, to: `/statements/${id}/versions` },
      ]}
    >
      <Loaded answer={answer} of="letter">
        {data => (
          <>
            <div className="screen-head">
              <div>
                <p className="version-name">
                  {name}
                  {data.name !== '' && <span dir="auto"> · {data.name}</span>}
                </p>
                <p className="lead">
                  {words.statements.frozenBy(data.frozenBy.name)} <Time at={data.frozenAt} />
                  {data.reason !== '' && <span dir="auto"> · {data.reason}</span>}
                </p>
              </div>
              <div className="buttons">
                <ButtonLink look="quiet" to={`/statements/${id}/compare?old=${data.id}&new=live`}>
                  {words.statements.compareWithLive}
                </ButtonLink>
                <ExportMenu version={data.id} />
                {statement.data?.may.write && !data.translates && (
                  <Button look="quiet" onClick={() => setTranslating(true)}>
                    {words.translations.begin}
                  </Button>
                )}
                {here && statement.data?.archivedAt === null && (
                  <CirculateButton version={data} here={here} />
                )}
                {statement.data?.may.openSignon && (
                  <Button look="primary" onClick={() => setOpening(true)}>
                    {words.statements.openSignon}
                  </Button>
                )}
              </div>
            </div>
            <TranslatesNote version={data} />
            <div className="paper">
              <Letter
                title={data.title}
                body={docOf(data.body)}
                around={(block, drawn) =>
                  data.stale.includes(block.attrs.id ?? '') ? <StaleMark>{drawn}</StaleMark> : drawn
                }
                language={data.language}
                direction={data.direction}
              />
            </div>
            <section className="section" aria-labelledby="hash">
              <h2 id="hash">{words.hash.label}</h2>
              <Hash hash={data.hash} whole />
              <p className="hint">{words.statements.hashHint}</p>
            </section>
            {data.asks.length > 0 && <Carried asks={data.asks} slug={here?.slug ?? ''} />}
            {translating && <TranslateDialog version={data} onLeave={() => setTranslating(false)} />}
            {opening && here && (
              <OpenSignonDialog version={data} here={here} onLeave={() => setOpening(false)} />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Carried({
  asks,
  slug,
}: {
  asks: readonly { ask: string; verb: string; wording: string; revision: number }[]
  slug: string
}) {
  return (
    <section className="section" aria-labelledby="carried">
      <h2 id="carried">{words.statements.carries(asks.length)}</h2>
      <ol className="things">
        {asks.map(ask => (
          <li key={ask.ask}>
            <Link href={`/c/${slug}/asks/${ask.ask}`} className="thing">
              <span>
                <AskWords verb={words.verbOf(ask.verb)} wording={ask.wording} />
              </span>
              <span className="sub">{words.statements.revision(ask.revision)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
