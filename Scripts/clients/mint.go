// Prints the token for {"secret","claims","header"} on standard input, by golang-jwt.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/golang-jwt/jwt"
)

func main() {
	var asked struct {
		Secret string
		Claims jwt.MapClaims
		Header map[string]interface{}
	}
	reader := json.NewDecoder(os.Stdin)
	reader.UseNumber()
	if err := reader.Decode(&asked); err != nil {
		log.Fatal(err)
	}
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, asked.Claims)
	for name, value := range asked.Header {
		token.Header[name] = value
	}
	text, err := token.SignedString([]byte(asked.Secret))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(text)
}
