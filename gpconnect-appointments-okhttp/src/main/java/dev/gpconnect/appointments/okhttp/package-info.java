/**
 * The transport over OkHttp: HTTP/1.1 and HTTP/2 over pooled connections. What OkHttp does on its own account, following
 * redirects, repeating requests, keeping cookies, is switched off.
 */
@NullMarked
package dev.gpconnect.appointments.okhttp;

import org.jspecify.annotations.NullMarked;
