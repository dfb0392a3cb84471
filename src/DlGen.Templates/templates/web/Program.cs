using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AnswerJson.Default));
WebApplication app = builder.Build();

// The network is read from a file (--Model FILE); where there is none, it is trained now and saved there.
string model = app.Configuration["Model"] ?? Path.Combine(AppContext.BaseDirectory, "digits.safetensors");
Digits net = Digits.LoadOrTrain(model, app.Logger);

using var page = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream("index.html")!);
string html = await page.ReadToEndAsync();

app.MapGet("/", () => TypedResults.Content(html, "text/html; charset=utf-8"));

// An image in 28 × 28 bytes, row by row, white strokes (255) on black (0). Any number of requests predict at the same time.
app.MapPost("/predict", async Task<Results<Ok<Answer>, BadRequest<string>>> (HttpRequest request) =>
{
    byte[] image = new byte[Digits.InputSize + 1];
    int length = await request.Body.ReadAtLeastAsync(image, image.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
    if (length != Digits.InputSize)
    {
        string sent = length < Digits.InputSize ? $"{length}" : "more";
        return TypedResults.BadRequest($"An image has {Digits.InputSize} bytes (28 × 28); {sent} were sent.");
    }

    float[] probabilities = net.Predict(image.AsSpan(0, length));
    return TypedResults.Ok(new Answer(Array.IndexOf(probabilities, probabilities.Max()), probabilities));
});

app.Run();

/// <summary>What the network makes of an image.</summary>
/// <param name="Digit">The most probable digit.</param>
/// <param name="Probabilities">The probability of each digit from 0 to 9.</param>
internal sealed record Answer(int Digit, float[] Probabilities);

[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(string))]
internal sealed partial class AnswerJson : JsonSerializerContext;
