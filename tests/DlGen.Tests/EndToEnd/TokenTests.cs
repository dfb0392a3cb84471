using DlGen.Tests.Networks;

namespace DlGen.Tests.EndToEnd;

/// <summary>Networks of tokens: what they take and refuse, and what a step does to the rows of the table.</summary>
public class TokenTests
{
    private static readonly Random Random = new(5);

    /// <summary>Each optimizer's step with rows left out where that is right, against its step from the stored gradient, which visits all.</summary>
    [Fact]
    public void StepOfTheRowsThatOccur_HasTheBitsOfAStepOfAll()
    {
        Optimizer[] optimizers =
        [
            new Sgd(0.1f), new Sgd(0.1f) { WeightDecay = 0.01f }, new Sgd(0.1f) { Momentum = 0.9f }, new Adagrad(0.1f), new Adagrad(0.1f) { WeightDecay = 0.01f },
            new Adam(0.01f), new AdamW(0.01f), new RmsProp(0.01f),
        ];
        foreach (Optimizer optimizer in optimizers)
        {
            foreach (int threads in (int[])[1, 2, 3, 8])
            {
                // Few tokens of many, some of them twice.
                Dataset data = Dataset.FromTokens([3, 17, 3, 39, 0, 17, 3], [1]);
                var fused = new EmbeddingThroughActivationSingle(seed: 1);
                fused.Train(data, new() { Epochs = 3, BatchSize = 1, Optimizer = optimizer, Threads = threads });

                // Gradients that are stored first: every row of the table is stepped.
                var stored = new EmbeddingThroughActivationSingle(seed: 1);
                BoundOptimizer<float> bound = optimizer.For(stored);
                foreach (Batch batch in Enumerable.Repeat(data.Batches(1).First(), 3))
                {
                    stored.Forward(batch.Inputs);
                    stored.ComputeLoss(batch.Targets);
                    stored.Backward();
                    bound.Step();
                }

                Assert.All(fused.Parameters.Zip(stored.Parameters), pair => Assert.Equal(pair.First.Value.ToArray(), pair.Second.Value.ToArray()));
            }
        }
    }

    [Fact]
    public void RowsOfTokensThatDontOccur_StayAsTheyAre()
    {
        var network = new EmbeddingOfWordsSingle(seed: 2);
        float[] before = network.Embedding1.Weight.ToArray();
        network.Train(Dataset.FromTokens([1, 5, 1, 8], [2]), new() { Epochs = 1, BatchSize = 1, Optimizer = new Sgd(0.5f) });
        float[] after = network.Embedding1.Weight.ToArray();
        for (int token = 0; token < network.Embedding1.Vocabulary; token++)
        {
            Range row = (token * network.Embedding1.Size)..((token + 1) * network.Embedding1.Size);
            Assert.Equal(token is not (1 or 5 or 8), before[row].SequenceEqual(after[row]));
        }
    }

    [Fact]
    public void Table_IsReadAndWrittenRowByRow()
    {
        var network = new EmbeddingOfWordsSingle(seed: 2);
        Assert.Equal([11, 5], network.Parameters[0].Shape.ToArray());
        Assert.Equal("0.weight", network.Parameters[0].Name);
        float[] values = [.. Enumerable.Range(0, 55).Select(static value => (float)value)];
        network.Embedding1.Weight.CopyFrom(values);
        Assert.Equal(values, network.Embedding1.Weight.ToArray());
        Assert.Equal(38f, network.Embedding1.Weight[7, 3]);
        network.Embedding1.Weight[7, 3] = -1f;
        Assert.Equal([35f, 36f, 37f, -1f, 39f], network.GetActivations("embedding1", [7f, 0f, 0f, 0f])[..5]);
    }

    [Fact]
    public void SavedNetwork_PredictsTheSame()
    {
        var network = new EmbeddingOfWordsSingle(seed: 2);
        using var file = new MemoryStream();
        network.Save(file);
        EmbeddingOfWordsSingle loaded = EmbeddingOfWordsSingle.Load(file.ToArray());
        Assert.Equal(network.Predict([3f, 0f, 10f, 3f]), loaded.Predict([3f, 0f, 10f, 3f]));
    }

    [Fact]
    public void WhatIsNoToken_IsRefusedEverywhere()
    {
        var network = new EmbeddingOfWordsSingle();
        foreach (float wrong in (float[])[11f, -1f, 0.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 3e9f, -0.1f])
        {
            float[] inputs = [1f, 2f, 3f, 4f, 0f, 0f, wrong, 0f];
            foreach (Action use in (Action[])
            [
                () => network.Predict(inputs), () => network.Predict(inputs, new float[6]), () => network.PredictLogits(inputs, new float[6]),
                () => network.Classify(inputs.AsSpan(4)), () => network.Forward(inputs), () => network.GetActivations("embedding1", inputs),
            ])
            {
                string message = Assert.Throws<ArgumentException>(use).Message;
                Assert.Contains("which is no token: the network's tokens are whole numbers from 0 to 10", message, StringComparison.Ordinal);
            }
        }

        string ofTraining = Assert.Throws<ArgumentException>(() => network.Train(Dataset.FromTokens([1, 2, 3, 4, 5, 6, 11, 8], [0, 1]))).Message;
        Assert.Contains("row 1, column 2 is 11, which is no token", ofTraining, StringComparison.Ordinal);
        Assert.Contains("row 0, column 0 is 0.5, which is no token", Assert.Throws<ArgumentException>(() => network.Evaluate(Dataset.FromArrays([0.5f, 0, 0, 0], [0]))).Message, StringComparison.Ordinal);
        Assert.Contains("bytes were given", Assert.Throws<ArgumentException>(() => network.Classify((ReadOnlySpan<byte>)[1, 2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("bytes were given", Assert.Throws<ArgumentException>(() => network.Predict((ReadOnlySpan<byte>)[1, 2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("tokens: token 1 is -1", Assert.Throws<ArgumentException>(() => Dataset.FromTokens([0, -1], [0])).Message, StringComparison.Ordinal);
        Assert.Contains("token 0 is 16777216", Assert.Throws<ArgumentException>(() => Dataset.FromTokens([1 << 24], [0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_HaveNoGradient()
    {
        var network = new EmbeddingOfWordsSingle();
        network.Forward([1f, 2f, 3f, 4f]);
        network.ComputeLoss((ReadOnlySpan<int>)[1]);
        network.Backward();
        Assert.Contains("takes tokens", Assert.Throws<NotSupportedException>(() => network.GetInputGradient()).Message, StringComparison.Ordinal);
    }

    /// <summary>Which of two tokens comes first: no sum over positions could tell.</summary>
    [Fact]
    public void Order_IsLearned()
    {
        int[] tokens = [.. Enumerable.Range(0, 4 * 200).Select(static _ => Random.Next(11))];
        int[] labels = [.. Enumerable.Range(0, 200).Select(row => tokens[4 * row] < tokens[(4 * row) + 3] ? 1 : 0)];
        var network = new EmbeddingOfWordsSingle(seed: 1);
        network.Train(Dataset.FromTokens(tokens, labels), new() { Epochs = 200, BatchSize = 20, Optimizer = new Adam(0.02f) });
        Assert.InRange(network.Evaluate(Dataset.FromTokens(tokens, labels)).Accuracy, 0.95, 1);
    }
}
