import type { View } from "../geometry/mercator.ts";

/** One thing of the map that draws itself with WebGL2, in the fixed order of the bands. */
export interface Drawable {
  /** Takes up a context; called again after a lost one came back. */
  attach(gl: WebGL2RenderingContext): void;
  draw(gl: WebGL2RenderingContext, view: View): void;
}

/** A compiled program and the places of its uniforms. */
export interface Program {
  program: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
}

/** First lines of every vertex shader: the camera, and a relative mercator point put on the screen. */
const CAMERA = `#version 300 es
precision highp float;
uniform vec2 u_centre;
uniform float u_scale;
uniform vec2 u_size;
vec2 pixel(vec2 at) { return (at - u_centre) * u_scale; }
vec4 onScreen(vec2 px) { return vec4(px.x * 2.0 / u_size.x, -px.y * 2.0 / u_size.y, 0.0, 1.0); }
`;

const FRAGMENT_HEAD = `#version 300 es
precision highp float;
out vec4 colour;
`;

const shader = (gl: WebGL2RenderingContext, type: number, source: string): WebGLShader => {
  const made = gl.createShader(type);
  if (!made) throw new Error("WebGL gave no shader");
  gl.shaderSource(made, source);
  gl.compileShader(made);
  if (!gl.getShaderParameter(made, gl.COMPILE_STATUS) && !gl.isContextLost()) {
    throw new Error(`Shader: ${gl.getShaderInfoLog(made) ?? "no reason given"}`);
  }
  return made;
};

/** Compiles; `attributes` get their locations in order. Throws with the driver's words where the source is wrong. */
export const createProgram = (gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: readonly string[]): Program => {
  const program = gl.createProgram();
  const vertexShader = shader(gl, gl.VERTEX_SHADER, CAMERA + vertex);
  const fragmentShader = shader(gl, gl.FRAGMENT_SHADER, FRAGMENT_HEAD + fragment);
  gl.attachShader(program, vertexShader);
  gl.attachShader(program, fragmentShader);
  for (const [location, name] of attributes.entries()) gl.bindAttribLocation(program, location, name);
  gl.linkProgram(program);
  gl.deleteShader(vertexShader);
  gl.deleteShader(fragmentShader);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`Program: ${gl.getProgramInfoLog(program) ?? "no reason given"}`);
  }
  const places = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    uniform: (name) => {
      let place = places.get(name);
      if (place === undefined) {
        place = gl.getUniformLocation(program, name);
        places.set(name, place);
      }
      return place;
    },
  };
};

/** Starts a program and gives it the camera, in device pixels. */
export const startProgram = (gl: WebGL2RenderingContext, { program, uniform }: Program, view: View): void => {
  gl.useProgram(program);
  gl.uniform2f(uniform("u_centre"), view.centre.x, view.centre.y);
  gl.uniform1f(uniform("u_scale"), view.scale * view.pixelRatio);
  gl.uniform2f(uniform("u_size"), view.width * view.pixelRatio, view.height * view.pixelRatio);
};
