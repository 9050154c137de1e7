import type { Instant } from '@/lib/domain/kernel/instant'
import { toIso } from '@/lib/domain/kernel/instant'
import type { Report } from './report'
import { isUnanswered } from './report-templates'

/** A report in which nothing has been said yet. */
export function emptyReport(at: Instant): Report {
	return {
		title: '',
		incidentClass: 'other',
		network: 'Ethereum mainnet',
		occurredAt: toIso(at),
		occurredPrecision: 'minute',
		whatHappened: '',
		timeline: [],
		detectedBy: 'unknown',
		detectionDetail: '',
		reportedBy: '',
		proximateCause: '',
		contributingFactors: [],
		whySurprised: '',
		validators: { count: null, indices: [], pubkeys: [], note: '' },
		impact: [],
		compensation: [],
		remediation: [],
		lessons: '',
		sources: [],
		uncertainties: [],
		visibility: {},
	}
}

/** What a report must say before it can be filed; everything else may follow. Labels, for the sentence. */
export function missingForFiling(report: Report): readonly string[] {
	const missing: string[] = []
	if (report.title.trim() === '') missing.push('Title')
	if (isUnanswered(report.whatHappened)) missing.push('What happened')
	return missing
}
