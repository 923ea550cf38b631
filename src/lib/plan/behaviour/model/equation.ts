/** What stays the same for a behaviour, whatever the month and the team. */
export interface EquationConstants {
	/** Highest share that can be reached, 0 to 1. */
	readonly ceiling: number;
	/** Share that fading leads back to, 0 to 1. */
	readonly baseline: number;
	/** Growth per year by support (p) and by what colleagues do (q). */
	readonly pushPerYear: number;
	readonly peersPerYear: number;
}

/** What acts on each team during a month, by the number of the team. */
export interface MonthForces {
	/** Readiness × 2^N: how readily a team takes up what it sees. */
	readonly growth: Float64Array;
	/** R, 0 to 1: how much support there is. */
	readonly support: Float64Array;
	/** Fading per year, before what was learnt of it: ln 2 ÷ half-life × 2^(−N). */
	readonly fading: Float64Array;
	readonly listening: Listening;
}

/** Who listens to whom, by the numbers of the teams: the sources of listener i are those from starts[i] to starts[i + 1]. */
export interface Listening {
	readonly starts: Int32Array;
	readonly sources: Int32Array;
	/** Summing to one for each listener who has any. */
	readonly weights: Float64Array;
}

/** Length of a step times rate up to which the method is steady (it swings from 2.78 on), and the most pieces. */
const calmStep = 2.5;
const mostPieces = 100;

/**
 * Steps the one equation of push, peers and fade forward, for all teams of a behaviour together:
 *
 * ds/dt = a·(p·R + q·Σ w·s)·max(0, c − s) − f·(1 − R)·(s − b), and nothing while a team is held.
 *
 * The classic fourth-order Runge–Kutta method (Kutta 1901), with forces as they are at the start of the step.
 * Parents: Bass 1969 (Management Science 15:215–227), Lally 2010 (10.1002/ejsp.674).
 */
export class Integrator {
	/** Multipliers of speed by team, and of fading for all; held teams stay where they are. Set before stepping. */
	readonly speeds: Float64Array;
	readonly held: Uint8Array;
	fadeFactor = 1;

	readonly #constants: EquationConstants;
	readonly #size: number;
	readonly #slopes: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
	readonly #point: Float64Array;

	constructor(size: number, constants: EquationConstants) {
		this.#size = size;
		this.#constants = constants;
		this.speeds = new Float64Array(size).fill(1);
		this.held = new Uint8Array(size);
		this.#slopes = [
			new Float64Array(size),
			new Float64Array(size),
			new Float64Array(size),
			new Float64Array(size)
		];
		this.#point = new Float64Array(size);
	}

	/**
	 * Replaces the shares, one for each team, by those so many years later. One step, unless rates far above those
	 * of the default settings would make it swing: then it is done in pieces.
	 */
	step(shares: Float64Array, forces: MonthForces, years: number): void {
		const pieces = Math.min(
			mostPieces,
			Math.max(1, Math.ceil((years * this.#fastestRate(forces)) / calmStep))
		);
		for (let piece = 0; piece < pieces; piece++) this.#stepOnce(shares, forces, years / pieces);
	}

	/** The most that any share's distance from where it is drawn can shrink by, per year. */
	#fastestRate({ growth, fading }: MonthForces): number {
		const { pushPerYear, peersPerYear } = this.#constants;
		let fastest = 0;
		for (let i = 0; i < this.#size; i++) {
			const rate = this.speeds[i]! * growth[i]! * (pushPerYear + peersPerYear) + this.fadeFactor * fading[i]!;
			if (rate > fastest) fastest = rate;
		}
		return fastest;
	}

	#stepOnce(shares: Float64Array, forces: MonthForces, years: number): void {
		const [first, second, third, fourth] = this.#slopes;
		this.#slope(shares, forces, first);
		this.#slope(this.#pointAt(shares, first, years / 2), forces, second);
		this.#slope(this.#pointAt(shares, second, years / 2), forces, third);
		this.#slope(this.#pointAt(shares, third, years), forces, fourth);
		for (let i = 0; i < this.#size; i++) {
			const mean = (first[i]! + 2 * second[i]! + 2 * third[i]! + fourth[i]!) / 6;
			const share = shares[i]! + years * mean;
			shares[i] = share >= 0 && share <= 1 ? share : share > 1 ? 1 : 0;
		}
	}

	#pointAt(shares: Float64Array, slope: Float64Array, years: number): Float64Array {
		for (let i = 0; i < this.#size; i++) this.#point[i] = shares[i]! + years * slope[i]!;
		return this.#point;
	}

	#slope(shares: Float64Array, forces: MonthForces, slope: Float64Array): void {
		const { ceiling, baseline, pushPerYear, peersPerYear } = this.#constants;
		const { starts, sources, weights } = forces.listening;
		for (let i = 0; i < this.#size; i++) {
			if (this.held[i]) {
				slope[i] = 0;
				continue;
			}
			const share = shares[i]!;
			const support = forces.support[i]!;
			let heard = 0;
			for (let at = starts[i]!; at < starts[i + 1]!; at++) heard += weights[at]! * shares[sources[at]!]!;
			const pull = pushPerYear * support + peersPerYear * heard;
			const growth = this.speeds[i]! * forces.growth[i]! * pull * Math.max(0, ceiling - share);
			slope[i] = growth - this.fadeFactor * forces.fading[i]! * (1 - support) * (share - baseline);
		}
	}
}
