# The start of preinst, prerm and postrm: what the tills of this computer's users say to being changed.

PROGRAM=/usr/lib/voucher-till/voucher-till
FORCED="VOUCHER_TILL_FORCE=1 goes on all the same; all data is kept."

# A line for each till: its user, a tab, its data folder. Folders in other places are listed in a file by root.
tills() {
    {
        getent passwd | while IFS=: read -r user _ _ _ _ home _; do
            printf '%s\t%s\n' "$user" "$home/.local/share/voucher-till"
        done
        if [ -r /etc/voucher-till/folders ]; then
            while IFS= read -r folder; do
                [ -d "$folder" ] && printf '%s\t%s\n' "$(stat -c %U "$folder")" "$folder"
            done </etc/voucher-till/folders
        fi
    } | sort -u -t "$(printf '\t')" -k 2,2
}

as_user() {
    user=$1
    shift
    runuser -u "$user" -- env -i PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"
}

# Each process of a till holds a lock, which the system drops when it ends.
is_running() {
    for lock in "$2"/window.lock "$2"/owners/*.lock "$2"/practice/window.lock "$2"/practice/owners/*.lock; do
        [ -e "$lock" ] || continue
        as_user "$1" flock -n "$lock" true || return 0
    done
    return 1
}

refuse() {
    echo "voucher-till: $1" >&2
    if [ "${VOUCHER_TILL_FORCE:-}" = 1 ]; then
        echo "voucher-till: going on, as VOUCHER_TILL_FORCE=1 says." >&2
        return 0
    fi
    echo "voucher-till: $FORCED" >&2
    return 1
}

# Whether every till of this computer may be changed ("upgrade") or taken away ("remove") now.
check_tills() {
    tills | while IFS="$(printf '\t')" read -r user folder; do
        [ -e "$folder/settings.json" ] || [ -d "$folder/practice" ] || continue
        if is_running "$user" "$folder"; then
            refuse "the till of $user is in use. Close its window and try again." || exit 1
        fi
        [ -e "$folder/settings.json" ] && [ -x "$PROGRAM" ] || continue
        code=0
        as_user "$user" VOUCHER_TILL_HOME="$folder" "$PROGRAM" queue </dev/null >/dev/null 2>&1 || code=$?
        case $code in
            0 | 2) ;;
            3) refuse "the till of $user has conflicts that a manager has not closed yet." || exit 1 ;;
            4) refuse "the till of $user has vouchers whose outcome is unknown. Run as $user: voucher-till sync" || exit 1 ;;
            5) refuse "the till of $user has stored vouchers that are not sent yet. Run as $user: voucher-till sync" || exit 1 ;;
            *)
                told="the record of the till of $user in $folder cannot be read, so what is still open is not known."
                if [ "$1" = remove ]; then
                    refuse "$told" || exit 1
                else
                    echo "voucher-till: $told An upgrade may mend it." >&2
                fi
                ;;
        esac
    done
}
