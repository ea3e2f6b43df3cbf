/** Taking files in: what will come is seen as the letter it will be, before anything is sent. */
import '../look/importing.css'
import { useLocation } from 'wouter'
import { Button, ButtonLink } from '../parts/Button.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { words } from '../words.ts'
import { type Here, may, useCoalition } from './coalition.ts'
import { takeFiles } from './handedFile.ts'
import { Choose } from './importing/Choose.tsx'
import { FileList } from './importing/FileList.tsx'
import { Preview } from './importing/Preview.tsx'
import { type Entry, type Files, useFiles } from './importing/useFiles.ts'
import { NothingHere } from './NothingHere.tsx'

export function ImportPage() {
  const here = useCoalition()
  return here && may(here, 'statements.write') ? <Import here={here} /> : <NothingHere />
}

function Import({ here }: { here: Here }) {
  const files = useFiles(takeFiles)
  const { current, entries } = files
  const alone = entries.length < 2
  const chooses = current === null || (alone && current.stands.step === 'refused')
  return (
    <Screen
      title={words.importing.title}
      coalition={here}
      room={current?.stands.step === 'questions' ? 'letter' : 'desk'}
    >
      <FileList files={files} />
      {chooses ? (
        <Choose
          refused={current?.stands.step === 'refused' ? current.stands.error : null}
          onFiles={files.add}
        />
      ) : (
        <Current key={current.key} here={here} files={files} current={current} alone={alone} />
      )}
    </Screen>
  )
}

function Current({
  here,
  files,
  current,
  alone,
}: {
  here: Here
  files: Files
  current: Entry
  alone: boolean
}) {
  const [, go] = useLocation()
  const { key, file, stands } = current
  const leave = (
    <Button onClick={() => files.leaveOut(key)}>
      {alone ? words.importing.chooseAnother : words.importing.leaveOut}
    </Button>
  )
  switch (stands.step) {
    case 'waiting':
    case 'reading':
      return (
        <>
          <div className="screen-head">
            <p role="status">{words.importing.reading(file.name)}</p>
            {leave}
          </div>
          <Skeleton of="letter" />
        </>
      )
    case 'refused':
      return (
        <>
          <Problem error={stands.error} />
          <div className="buttons">{leave}</div>
        </>
      )
    case 'started':
      return <Started here={here} files={files} />
    case 'questions':
      return (
        <Preview
          here={here}
          name={file.name}
          stands={stands}
          leave={leave}
          onStands={next => files.stand(key, next)}
          onStarted={(statement, title) =>
            alone ? go(`/statements/${statement}`) : files.stand(key, { step: 'started', statement, title })
          }
        />
      )
  }
}

/** Of several files, what was shown is taken in; the list above says what is left. */
function Started({ here, files }: { here: Here; files: Files }) {
  const left = files.entries.find(({ stands }) => stands.step !== 'started')
  return (
    <div className="screen-head">
      <p role="status">{left ? words.importing.fileStates.started : words.importing.allStarted}</p>
      {left ? (
        <Button look="primary" onClick={() => files.show(null)}>
          {left.file.name}
        </Button>
      ) : (
        <ButtonLink to={`/c/${here.slug}`} look="primary">
          {words.screen.statements}
        </ButtonLink>
      )}
    </div>
  )
}
