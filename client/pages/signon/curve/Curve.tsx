/** The picture of the curve, drawn in the pixels there are, so that its words keep their size on a phone. */
import { useLayoutEffect, useRef, useState } from 'react'
import type { Reply } from '../../../../shared/contract/route.ts'
import type { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import { roundSteps } from '../../../../shared/signonBoard.ts'
import { dayOf, momentIn } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'

type Board = Reply<typeof seeSignonBoard>

const HEIGHT = 240
const [TOP, FOOT, START, END] = [18, 40, 44, 12]

/** @param says the picture in one sentence, for those who do not see it */
export function Curve({ board, says }: { board: Board; says: string }) {
  const { ref, width } = useWidth()
  const scale = scaleOf(board, width)
  const { x, y, steps, first, last } = scale
  const { curve, reminders, closesAt, state } = board
  const end = curve.at(-1)!
  return (
    <div className="curve" ref={ref}>
      <svg width={width} height={HEIGHT} role="img" aria-label={says} direction="ltr">
        <title>{says}</title>
        {steps.map(step => (
          <g key={step}>
            <path className="curve-grid" d={`M${x(first)} ${y(step)}H${x(last)}`} />
            <text
              className="curve-text"
              x={x(first) - scale.side * 8}
              y={y(step) + 4}
              textAnchor={scale.before}
            >
              {step}
            </text>
          </g>
        ))}
        <path className="curve-deadline" d={`M${x(closesAt)} ${TOP}V${HEIGHT - FOOT}`} />
        <text className="curve-text" x={x(closesAt)} y={TOP - 6} textAnchor={scale.before}>
          {words.signonsBoard.deadline}
        </text>
        {state === 'open' && <path className="curve-now" d={`M${x(end.at)} ${y(0)}V${y(end.confirmed)}`} />}
        {end.confirmed > end.accepted && (
          <path className="curve-line confirmed" d={stairs(curve, scale, 'confirmed')} />
        )}
        <path className="curve-line accepted" d={stairs(curve, scale, 'accepted')} />
        {reminders.map(({ at, count }) => (
          <path key={at} className="curve-reminder" d={`M${x(at)} ${y(0) + 3}l4 8h-8z`}>
            <title>{words.signonsBoard.remindersAt(count, momentIn(at))}</title>
          </path>
        ))}
        <Days board={board} scale={scale} width={width} />
        <circle className="curve-end" cx={x(end.at)} cy={y(end.accepted)} r="3.5" />
      </svg>
    </div>
  )
}

function Days({ board, scale, width }: { board: Board; scale: Scale; width: number }) {
  const { x, first, last } = scale
  const end = board.curve.at(-1)!.at
  const room = Math.abs(x(end) - x(first)) > 96 && Math.abs(x(last) - x(end)) > 96 && width > 380
  const at = [
    { moment: first, anchor: scale.after },
    ...(room ? [{ moment: end, anchor: 'middle' as const }] : []),
    { moment: last, anchor: scale.before },
  ]
  return at.map(({ moment, anchor }) => (
    <text key={moment} className="curve-text" x={x(moment)} y={HEIGHT - 10} textAnchor={anchor}>
      {moment === end && board.state === 'open' ? words.signonsBoard.today : dayOf(moment)}
    </text>
  ))
}

type Scale = ReturnType<typeof scaleOf>

/** Time runs the way the page reads. */
function scaleOf({ curve, closesAt }: Board, width: number) {
  const rtl = document.documentElement.dir === 'rtl'
  const [first, end] = [curve[0]!.at, curve.at(-1)!]
  const last = Math.max(end.at, closesAt, first + 1)
  const steps = roundSteps(Math.max(end.confirmed, end.accepted))
  const room = Math.max(1, width - START - END)
  const along = (at: number) =>
    START + (room * (Math.min(Math.max(at, first), last) - first)) / (last - first)
  return {
    ...{ first, last, steps },
    /** 1 where the axis stands on the left, -1 where it stands on the right. */
    side: rtl ? -1 : 1,
    before: rtl ? ('start' as const) : ('end' as const),
    after: rtl ? ('end' as const) : ('start' as const),
    x: (at: number) => (rtl ? width - along(at) : along(at)),
    y: (count: number) => HEIGHT - FOOT - ((HEIGHT - FOOT - TOP) * count) / steps.at(-1)!,
  }
}

/** Counts go up in steps. */
const stairs = (curve: Board['curve'], { x, y }: Scale, of: 'accepted' | 'confirmed'): string =>
  curve
    .map(
      (point, at) =>
        `${at === 0 ? 'M' : 'H'}${x(point.at).toFixed(1)}${at === 0 ? ' ' : 'V'}${y(point[of]).toFixed(1)}`,
    )
    .join('')

/** The width of a box in pixels, kept up to date. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const measured = new ResizeObserver(() => setWidth(Math.max(240, Math.floor(box.clientWidth))))
    measured.observe(box)
    return () => measured.disconnect()
  }, [])
  return { ref, width }
}
