/** What a leaf of the log is about, as far as it decides who may read its entry. */
type About = { readonly kind: string; readonly subject: string }

/**
 * Who may read the entry of a leaf: anyone; whoever may read the case, vote or measure that it names; or only those who
 * acted. What is not known here is kept back: a new kind of subject says of itself whether it is public.
 */
export function leafReach({ kind, subject }: About): 'public' | 'as_its_subject' | 'own' {
	if (OWN_KINDS.some((start) => kind.startsWith(start))) return 'own'
	const of = subject.split(':')[0] ?? ''
	if (PUBLIC_SUBJECTS.includes(of)) return 'public'
	return FOLLOWED_SUBJECTS.includes(of) ? 'as_its_subject' : 'own'
}

/** Who is invited to an operator's team, joins and leaves it, and what people do with their accounts, is not public. */
const OWN_KINDS = ['account.', 'operator.invit', 'operator.member']

const PUBLIC_SUBJECTS = ['installation', 'person', 'operator', 'module', 'policy', 'weights', 'delegation']

const FOLLOWED_SUBJECTS = ['incident', 'vote', 'measure']
