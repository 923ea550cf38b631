import type { Lane } from '$lib/plan/lane';
import type { Token } from '$lib/chart/shape';

/** The value of each token on paper, which is white whatever the screen's theme. */
export type Palette = Readonly<Record<Token, string>>;

/** The light values of app.css. */
const colour: Palette = {
	ink: '#1b1e23',
	'ink-2': '#484c53',
	'ink-3': '#64676d',
	edge: '#87837a',
	rule: '#e6e2da',
	'rule-2': '#cfcabf',
	accent: '#b93013',
	'accent-tint': '#fbeee9',
	paper: '#ffffff',
	chrome: '#faf9f6',
	sunk: '#f3f1ec',
	'on-ink': '#ffffff',
	process: '#197062',
	'process-tint': '#d9ebe6',
	structure: '#8f5c00',
	'structure-tint': '#f5e7cb',
	technology: '#4b4f9e',
	'technology-tint': '#e2e3f4'
};

const white: ReadonlySet<Token> = new Set([
	'paper',
	'chrome',
	'sunk',
	'on-ink',
	'accent-tint',
	'process-tint',
	'structure-tint',
	'technology-tint'
]);

/** Pure black and pure white: a printer has no grey, it has dots. */
const monochrome = Object.fromEntries(
	Object.keys(colour).map((token) => [token, white.has(token as Token) ? '#ffffff' : '#000000'])
) as Palette;

export function paletteFor(isMonochrome: boolean): Palette {
	return isMonochrome ? monochrome : colour;
}

/** Colours of a pattern: its ground, and the lines or dots on it. */
export function patternColours(
	palette: Palette,
	lane: Lane,
	state: 'done' | 'todo'
): { readonly ground: string; readonly mark: string } {
	const [hue, tint] = [palette[lane], palette[`${lane}-tint`]];
	const isPure = hue === '#000000';
	return state === 'done'
		? { ground: hue, mark: mix(palette.paper, hue, isPure ? 1 : 0.5) }
		: { ground: tint, mark: mix(hue, tint, isPure ? 1 : 0.75) };
}

/** A colour laid over another with an opacity, as one solid colour: `#rrggbb`. */
function mix(over: string, under: string, opacity: number): string {
	const channel = (text: string, index: number) => parseInt(text.slice(1 + 2 * index, 3 + 2 * index), 16);
	const mixed = [0, 1, 2].map((index) =>
		Math.round(channel(over, index) * opacity + channel(under, index) * (1 - opacity))
	);
	return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The palette as CSS custom properties, for a page on screen. */
export function paletteStyle(palette: Palette): string {
	return Object.entries(palette)
		.map(([token, value]) => `--${token}: ${value}`)
		.join('; ');
}
