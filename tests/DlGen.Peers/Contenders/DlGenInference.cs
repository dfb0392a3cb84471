using DlGen.Peers.Measuring;

namespace DlGen.Peers.Contenders;

/// <summary>Logits into memory of the caller's.</summary>
internal sealed class DlGenInference<TNetwork>(TNetwork network, InferenceWork work, int threads) : SteppedContender(Bar.DlGen)
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly float[] logits = new float[work.Examples * TNetwork.OutputSize];

    public override float[] Result()
    {
        network.PredictLogits(work.Inputs, logits, threads);
        return logits;
    }

    protected override void Run(long steps)
    {
        for (; steps > 0; steps--)
        {
            network.PredictLogits(work.Inputs, logits, threads);
        }
    }
}
