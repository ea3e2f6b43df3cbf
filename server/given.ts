type Said<T> = { [field in keyof T]?: Exclude<T[field], undefined> }

/** The fields of a change that somebody said; what was left out stays as it is. */
export const given = <T extends object>(fields: T): Said<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Said<T>
