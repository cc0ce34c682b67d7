if [ "$1" = purge ]; then
    tills | while IFS="$(printf '\t')" read -r user folder; do
        [ -d "$folder" ] || continue
        if [ "${VOUCHER_TILL_PURGE_DATA:-}" = 1 ]; then
            as_user "$user" rm -rf -- "$folder"
            echo "voucher-till: the data of $user is deleted: $folder" >&2
        else
            echo "voucher-till: the data of $user is kept: $folder" >&2
        fi
    done
fi
