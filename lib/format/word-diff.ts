import { diffWordsWithSpace } from 'diff'

export type Segment = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** The words that changed between two texts. */
export function wordDiff(before: string, after: string): readonly Segment[] {
	return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
		kind: added ? 'added' : removed ? 'removed' : 'same',
		text: value,
	}))
}
