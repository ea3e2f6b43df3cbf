/** An answer on its way, refused, or here: the three states every screen has. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from './Problem.tsx'
import { Skeleton } from './Skeleton.tsx'

export function Loaded<T>({
  answer,
  of = 'rows',
  children,
}: {
  answer: UseQueryResult<T, Error>
  of?: 'screen' | 'letter' | 'rows'
  children: (data: T) => ReactNode
}) {
  if (answer.data !== undefined) return children(answer.data)
  if (answer.isError) return <Problem error={answer.error} onAgain={() => void answer.refetch()} />
  return <Skeleton of={of} />
}
