import type { Fill, Shape, Token } from './shape';

/** What of the chart stands back; what is selected never does. */
interface Emphasis {
	readonly selected: ReadonlySet<string>;
	readonly dimmed?: ReadonlySet<string>;
}

/** The shapes of a record as they are, or standing back where it is dimmed. */
export function withEmphasis(
	id: string,
	{ selected, dimmed }: Emphasis,
	shapes: readonly Shape[]
): readonly Shape[] {
	return dimmed?.has(id) && !selected.has(id) ? standBack(shapes) : shapes;
}

/** Grounds and outlines lose their hue and pattern; words stay as readable as captions are. */
function standBack(shapes: readonly Shape[]): Shape[] {
	return shapes.map((shape) => {
		if (shape.type === 'text')
			return { ...shape, token: 'ink-3', style: { ...shape.style, weight: 400 } } satisfies Shape;
		return {
			...shape,
			...(shape.fill ? { fill: faintFill(shape.fill) } : {}),
			...(shape.stroke ? { stroke: { ...shape.stroke, token: faintLine(shape.stroke.token) } } : {})
		} satisfies Shape;
	});
}

const grounds: ReadonlySet<Fill> = new Set<Token>(['paper', 'chrome', 'sunk', 'accent-tint']);

function faintFill(fill: Fill): Fill {
	if (typeof fill === 'object') return fill.state === 'done' ? 'rule-2' : 'paper';
	return grounds.has(fill) ? fill : fill.endsWith('-tint') ? 'paper' : 'rule-2';
}

function faintLine(token: Token): Token {
	return grounds.has(token) ? token : 'rule-2';
}
