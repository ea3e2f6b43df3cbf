/** The register does not say in which language an ask is worded: words are told apart as Unicode does without one. */
export const UNSAID_LANGUAGE = 'und'
