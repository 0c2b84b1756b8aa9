package id.kentongan.chat.community.entity;

/**
 * Who may found a community, and how many there can be. Numbers of our own choice; settings say others.
 *
 * @param days for how long the founder has been in the kelurahan's room
 * @param ofOne that one person can have: asked for, open, or refused in the last 30 days
 * @param ofKelurahan asked for and open in one kelurahan
 * @param members citizens in one community
 * @param joined that one person can be in
 */
public record CommunityPolicy(int days, int ofOne, int ofKelurahan, int members, int joined) {}
