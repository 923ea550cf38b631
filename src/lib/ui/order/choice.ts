import type { FlowPair, OrderFlow } from '$lib/plan/order-flow';

/** What of the picture was picked: the table then shows its pairs alone. */
export interface FlowChoice {
	readonly kind: 'arrow' | 'cell';
	readonly id: string;
}

/** Which pairs the table shows. */
export const standings = ['owing', 'open', 'accepted', 'all'] as const;
export type Standing = (typeof standings)[number];

export const standingNames: Readonly<Record<Standing, string>> = {
	owing: 'Owing',
	open: 'Open',
	accepted: 'Accepted',
	all: 'All pairs'
};

/** Whether a pair is one of those that the table shows. */
export function isShown(pair: FlowPair, choice: FlowChoice | null, standing: Standing): boolean {
	if (choice?.kind === 'arrow' && `${pair.fromCell} ${pair.toCell}` !== choice.id) return false;
	if (choice?.kind === 'cell' && pair.fromCell !== choice.id && pair.toCell !== choice.id) return false;
	switch (standing) {
		case 'owing':
			return pair.debtDays > 0;
		case 'open':
			return pair.debtDays > 0 && pair.accepted === null;
		case 'accepted':
			return pair.accepted !== null;
		case 'all':
			return true;
	}
}

/** What was picked, if it is still there. */
export function keptChoice(flow: OrderFlow, choice: FlowChoice | null): FlowChoice | null {
	const list: readonly { readonly id: string }[] = choice?.kind === 'cell' ? flow.cells : flow.arrows;
	return list.some((one) => one.id === choice?.id) ? choice : null;
}
