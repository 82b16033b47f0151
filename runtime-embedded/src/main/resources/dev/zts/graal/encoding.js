// TextEncoder, TextDecoder, atob, btoa, performance and queueMicrotask.
(zts, host) => {
  "use strict";

  zts.encode = (value) => new zts.Uint8Array(host.utf8Encode(value));
  zts.decode = (source) => {
    const part = zts.bytesOf(source);
    return host.utf8Decode(part[0], part[1], part[2]);
  };
  zts.copyBytes = (source) => {
    const part = zts.bytesOf(source);
    return zts.bufferSlice(part[0], part[1], part[1] + part[2]);
  };

  class TextEncoder {
    get encoding() {
      return "utf-8";
    }

    encode(input = "") {
      return zts.encode(zts.text(input));
    }

    encodeInto(source, destination) {
      const text = zts.text(source);
      if (!zts.isView(destination) || zts.viewTag(destination) !== "Uint8Array") {
        throw new zts.TypeError("encodeInto: the destination must be a Uint8Array");
      }
      const room = zts.viewBytes(destination);
      let read = 0;
      let written = 0;
      while (read < text.length) {
        const code = zts.codePointAt(text, read);
        const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        if (written + size > room) break;
        written += size;
        read += size === 4 ? 2 : 1;
      }
      const bytes = zts.encode(zts.slice(text, 0, read));
      for (let i = 0; i < written; i++) destination[i] = bytes[i];
      return { read, written };
    }
  }
  zts.enumerable(TextEncoder);

  class TextDecoder {
    #fatal;
    #ignoreBOM;
    #state = null;

    constructor(label = "utf-8", options = undefined) {
      host.encodingLabel(zts.string(label));
      this.#fatal = Boolean(options?.fatal);
      this.#ignoreBOM = Boolean(options?.ignoreBOM);
    }

    get encoding() {
      return "utf-8";
    }

    get fatal() {
      return this.#fatal;
    }

    get ignoreBOM() {
      return this.#ignoreBOM;
    }

    decode(input = undefined, options = undefined) {
      if (input !== undefined && !zts.isBytes(input)) {
        throw new zts.TypeError("decode: the input must be an ArrayBuffer or a view of one");
      }
      const stream = Boolean(options?.stream);
      this.#state ??= host.decoderNew(this.#fatal, this.#ignoreBOM);
      const part = input === undefined ? [null, 0, 0] : zts.bytesOf(input);
      return host.decoderDecode(this.#state, part[0], part[1], part[2], stream);
    }
  }
  zts.enumerable(TextDecoder);

  const functions = {
    atob(data) {
      if (arguments.length === 0) throw new zts.TypeError("atob: 1 argument required");
      return host.atob(zts.string(data));
    },
    btoa(data) {
      if (arguments.length === 0) throw new zts.TypeError("btoa: 1 argument required");
      return host.btoa(zts.string(data));
    },
    queueMicrotask(callback) {
      if (typeof callback !== "function") {
        throw new zts.TypeError("queueMicrotask: the callback is not a function");
      }
      zts.then(zts.resolve(undefined), () => {
        callback();
      });
    },
  };
  const performance = {
    now() {
      return host.now();
    },
  };
  zts.defineProperty(performance, "timeOrigin", {
    __proto__: null,
    value: host.timeOrigin(),
    enumerable: true,
  });

  zts.publish("TextEncoder", TextEncoder);
  zts.publish("TextDecoder", TextDecoder);
  zts.publish("performance", performance);
  zts.publish("atob", functions.atob);
  zts.publish("btoa", functions.btoa);
  zts.publish("queueMicrotask", functions.queueMicrotask);
}
