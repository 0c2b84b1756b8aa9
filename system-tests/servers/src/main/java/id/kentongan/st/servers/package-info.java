/**
 * Takes the EAR to the application servers that an IT department runs: from the server's archive to a report that has
 * climbed to the province, and another one after the server was restarted.
 */
@NullMarked
package id.kentongan.st.servers;

import org.jspecify.annotations.NullMarked;
