/**
 * Prints a few lines on a page of their own, without leaving the page that is open. The lines go to the printer
 * alone: they are in no address and in no file.
 */
export function printNote(title: string, lines: readonly string[]): void {
	const frame = document.createElement('iframe');
	// Not hidden: some browsers print nothing of a frame that is not laid out.
	frame.style.cssText = 'position: fixed; width: 0; height: 0; border: 0; opacity: 0';
	frame.tabIndex = -1;
	frame.setAttribute('aria-hidden', 'true');
	frame.title = title;
	frame.addEventListener('load', () => {
		const { contentWindow: view, contentDocument: paper } = frame;
		if (!view || !paper) return;
		paper.title = title;
		paper.body.style.font = '12pt/1.6 serif';
		const paragraphs = [title, ...lines].map((line, index) => {
			const element = paper.createElement(index === 0 ? 'h1' : 'p');
			element.dir = 'auto';
			element.textContent = line;
			return element;
		});
		paper.body.replaceChildren(...paragraphs);
		view.addEventListener('afterprint', () => frame.remove());
		view.print();
	});
	document.body.append(frame);
}
