const WORDS: Readonly<Record<string, string>> = {
	'account.session_revoked': 'a session was ended',
	'account.token_created': 'an API token was made',
	'account.token_revoked': 'an API token was revoked',
	'decision.recorded_elsewhere': 'a decision taken elsewhere was recorded',
	'demo.clock_advanced': 'the clock of the demonstration was moved',
	'incident.appealed': 'the operator appealed',
	'incident.attachment_added': 'a file was attached',
	'incident.attachment_removed': 'a file was taken off',
	'incident.commented': 'somebody commented',
	'incident.drafted': 'a report was begun',
	'incident.filed': 'the report was filed',
	'incident.history_recorded': 'a case of the past was recorded',
	'incident.published': 'the case was published',
	'incident.replied': 'the operator replied',
	'incident.revised': 'the report was revised',
	'incident.triaged': 'a coordinator accepted the case',
	'incident.vote_opened': 'a vote was opened',
	'log.key_rotated': 'the key of the log was changed',
	'log.migrated': 'a new version of the software changed stored rows',
	'log.started': 'the log was begun',
	'module.added': 'a staking module was added',
	'operator.added': 'an operator was added',
	'operator.renamed': 'an operator was renamed',
	'operator.trust_recorded': 'what an operator is trusted with was recorded',
	'panel.rated': 'somebody rated',
	'panel.recused': 'somebody recused themselves from a panel',
	'panel.round_closed': 'a round of a panel was closed',
	'panel.round_opened': 'a round of a panel was opened',
	'people.joined': 'somebody joined',
	'people.role_ended': 'a role ended',
	'people.role_granted': 'a role was given',
	'vote.ballot_cast': 'a ballot was cast',
	'vote.extended': 'a vote was extended',
	'vote.opened': 'a vote was opened',
	'vote.recused': 'a voter recused themselves',
	'vote.tallied': 'a vote was counted',
}

/** What a leaf says happened. A kind without words of its own is read out. */
export function leafInWords(kind: string): string {
	return WORDS[kind] ?? kind.replace('.', ': ').replaceAll('_', ' ')
}

const PAGES: Readonly<Record<string, (id: string) => readonly [href: string, label: string]>> = {
	incident: (id) => [`/incidents/${id}`, 'the case'],
	vote: (id) => [`/votes/${id}`, 'the vote'],
	operator: (id) => [`/operators/${id}`, 'the operator'],
}

/** The page about what a leaf names, if it has one. */
export function pageAbout(subject: string): readonly [href: string, label: string] | null {
	const [kind = '', id = ''] = subject.split(':')
	return PAGES[kind]?.(id) ?? null
}
