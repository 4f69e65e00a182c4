// Runs before the first paint, so that a page whose theme was chosen does not flash in the other one.
document.documentElement.dataset.theme = localStorage.getItem('custody.theme') ?? 'system';
