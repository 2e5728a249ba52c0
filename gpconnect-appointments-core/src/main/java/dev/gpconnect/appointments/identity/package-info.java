/** Who asks: the product, the organisation and the user, and the token that says so. */
@NullMarked
package dev.gpconnect.appointments.identity;

import org.jspecify.annotations.NullMarked;
