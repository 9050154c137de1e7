import 'server-only'
import type { ReportPatch } from '@/lib/contracts/report'
import type { Report } from '@/lib/domain/incidents/report'

/** A report with the sections that were sent in place of its own. */
export function applyPatch(report: Report, patch: ReportPatch): Report {
	return { ...report, ...patch } as Report // the contract has checked the patch section by section
}
