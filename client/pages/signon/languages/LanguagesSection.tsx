/** The languages in which the letter of a sign-on can be read, and in which of them one can sign. */
import { Link } from 'wouter'
import type { Reply } from '../../../../shared/contract/route.ts'
import {
  type AddedLanguage,
  addLanguage,
  listLanguages,
  removeLanguage,
} from '../../../../shared/contract/signonLanguages.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Button, ButtonLink } from '../../../parts/Button.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Time } from '../../../parts/Time.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import { languageName } from '../../translations/names.ts'

type Found = Reply<typeof listLanguages>

export function LanguagesSection({ signon }: { signon: SignonRow }) {
  const says = words.signonsLanguages
  const found = useAnswer(listLanguages, { signon: signon.id }).data
  if (!found) return null
  const { authentic, languages, offered } = found
  return (
    <section className="section" aria-labelledby="languages">
      <h2 id="languages">{says.title}</h2>
      <p className="hint">{says.hint}</p>
      <ul className="things">
        <li className="decision">
          <p className="entry-name">{says.authentic(languageName(authentic.language), authentic.number)}</p>
        </li>
        {languages.map(one => (
          <li key={one.language} className="decision">
            <Added signon={signon.id} one={one} />
          </li>
        ))}
        {offered.map(one => (
          <li key={one.version.id} className="decision">
            <Offered signon={signon.id} one={one} replaces={languages.some(is(one.language))} />
          </li>
        ))}
      </ul>
      {languages.length + offered.length === 0 && (
        <>
          <p className="hint">{says.empty}</p>
          <div className="buttons">
            <ButtonLink look="quiet" to={`/statements/${authentic.statement}/versions`}>
              {says.begin}
            </ButtonLink>
          </div>
        </>
      )}
    </section>
  )
}

const is = (language: string) => (one: AddedLanguage) => one.language === language

function Added({ signon, one }: { signon: string; one: AddedLanguage }) {
  const says = words.signonsLanguages
  const say = useSay()
  const name = languageName(one.language)
  const remove = useAct(removeLanguage, () => say(says.removed(name)))
  return (
    <>
      <div className="entry">
        <Named one={one} />
        <p className="thing-says">
          <span>{standingOf(one)}</span>
          <span>
            {says.by(one.addedBy.name)} <Time at={one.addedAt} />
          </span>
        </p>
      </div>
      <div className="buttons">
        <Button
          look="quiet"
          busy={remove.isPending}
          onClick={() => remove.mutate({ signon, language: one.language })}
        >
          {says.remove}
        </Button>
      </div>
      {remove.error && <Problem error={remove.error} />}
    </>
  )
}

type OfferedRow = Found['offered'][number]

function Offered({ signon, one, replaces }: { signon: string; one: OfferedRow; replaces: boolean }) {
  const says = words.signonsLanguages
  const say = useSay()
  const name = languageName(one.language)
  const add = useAct(addLanguage, () => say(says.added(name)))
  return (
    <>
      <div className="entry">
        <Named one={one} />
        <p className="thing-says">
          <span>{standingOf(one)}</span>
        </p>
      </div>
      <div className="buttons">
        <Button busy={add.isPending} onClick={() => add.mutate({ signon, version: one.version.id })}>
          {replaces ? says.replace(name, one.version.number) : says.add(name)}
        </Button>
      </div>
      {add.error && <Problem error={add.error} />}
    </>
  )
}

const Named = ({ one }: { one: OfferedRow }) => (
  <p className="entry-name">
    <Link href={`/statements/${one.statement}/versions/${one.version.id}`}>
      {languageName(one.language)} · <bdi>{one.title}</bdi>,{' '}
      {words.signonsLanguages.version(one.version.number)}
    </Link>
  </p>
)

function standingOf({ signable, stale, of }: OfferedRow): string {
  const says = words.signonsLanguages
  if (signable) return says.signable
  return stale > 0 ? says.stale(stale) : says.earlier(of.number)
}
