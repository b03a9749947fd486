/** Open while there is a backend to talk to. */
export class Gate {
  #opened;
  #open;

  constructor() {
    this.close();
  }

  open() {
    this.#open();
  }

  close() {
    this.#opened = new Promise(resolve => {
      this.#open = resolve;
    });
  }

  /** Resolves once it is open. */
  passed() {
    return this.#opened;
  }
}
